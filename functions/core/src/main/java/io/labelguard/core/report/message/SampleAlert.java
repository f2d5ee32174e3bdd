package io.labelguard.core.report.message;

import io.labelguard.core.report.Report;
import io.labelguard.core.report.text.Escaped;
import java.util.List;
import java.util.Optional;

/// Makes the alert that tests the way to a receiver. It says so, and names no bucket or job.
public final class SampleAlert {

  private SampleAlert() {}

  /// Returns the alert.
  ///
  /// @param id that no other alert has
  public static Alert of(String id, String account, String region) {
    List<String> notes =
        List.of(
            "This is a test, sent by a person with labelguard notify --test.",
            "Nothing is wrong, and there is nothing to do.");
    return new Alert(
        id,
        account,
        region,
        Report.ofNotes(
            "TEST: Labelguard alerts arrive here (" + Escaped.ascii(region) + ")", notes),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        notes,
        Optional.empty());
  }
}
