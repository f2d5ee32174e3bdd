package io.labelguard.cli.folder;

/// Says where a text of records is malformed, and why.
final class MalformedRecordsException extends Exception {

  MalformedRecordsException(String at, String reason) {
    super(at.isEmpty() ? reason : at + ": " + reason);
  }
}
