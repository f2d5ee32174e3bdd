package io.labelguard.aws.alert;

/// The answer of a service that took an alert.
///
/// @param status of HTTP
/// @param id by which the service names the message or event
public record Receipt(int status, String id) {}
