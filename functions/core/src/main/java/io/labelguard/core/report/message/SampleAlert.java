package io.labelguard.core.report.message;

import io.labelguard.core.report.Report;
import io.labelguard.core.report.text.Escaped;
import java.util.List;
import java.util.Optional;

/// Makes the alert that tests the way to a receiver. It says so, and names no bucket or job.
public final class SampleAlert {

  private SampleAlert() {}

  /// Returns the alert that a person sends.
  ///
  /// @param id that no other alert has
  public static Alert of(String id, String account, String region) {
    return of(
        id, account, region, "This is a test, sent by a person with labelguard notify --test.");
  }

  /// Returns the alert that is sent after a deployment.
  ///
  /// @param id that no other alert has
  public static Alert afterDeployment(String id, String account, String region) {
    return of(
        id,
        account,
        region,
        "This is a test, sent because Labelguard was deployed or updated. The first sweep begins"
            + " now.");
  }

  private static Alert of(String id, String account, String region, String why) {
    List<String> notes = List.of(why, "Nothing is wrong, and there is nothing to do.");
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
