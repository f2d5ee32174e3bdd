package io.labelguard.core.report.message;

import java.nio.charset.StandardCharsets;

/// An alert as an event on an event bus. Labelguard only sends such events: anyone who may put
/// events on the bus can send one that looks the same, so none of its own rules reads them.
///
/// @param detail the alert's JSON
public record AlertEvent(String detail) {

  /// The source of every event of Labelguard.
  public static final String SOURCE = "labelguard";

  /// The detail type of an alert.
  public static final String DETAIL_TYPE = "Labelguard Alert";

  /// Returns the event of an alert.
  public static AlertEvent of(AlertBounds.Fitting fitting) {
    return new AlertEvent(AlertJson.line(fitting.forPrograms()));
  }

  /// Returns the size of the event's detail, in bytes.
  public static int size(AlertBounds.Fitting fitting) {
    return of(fitting).detail().getBytes(StandardCharsets.UTF_8).length;
  }
}
