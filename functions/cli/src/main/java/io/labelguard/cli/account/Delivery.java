package io.labelguard.cli.account;

import io.labelguard.core.check.Finding;
import io.labelguard.policy.json.JsonWriter;
import java.util.List;
import java.util.Optional;

/// The outcome of one event. Strings from outside are not escaped.
///
/// @param rule logical id of the rule that matched
/// @param result `nothing`, `findings` or `error`
public record Delivery(
    Optional<String> rule, Envelope about, Result result, String reason, List<Finding> findings) {
  public Delivery {
    findings = List.copyOf(findings);
  }

  /// The result of a delivery.
  public enum Result {
    NOTHING("nothing"),
    FINDINGS("findings"),
    /// The handler threw. Lambda would retry and then keep the event in the dead-letter queue.
    ERROR("error");

    private final String text;

    Result(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /// Returns the outcome of something that is not an event, and was not delivered.
  public static Delivery ofNoEvent(String reason) {
    return new Delivery(Optional.empty(), Envelope.NOTHING, Result.ERROR, reason, List.of());
  }

  /// The file that an event is from.
  ///
  /// @param record number of the event in the file, from 0, where the file has several
  public record Source(String file, Optional<Integer> record) {

    /// Returns the source of the only event in a file.
    public static Source of(String file) {
      return new Source(file, Optional.empty());
    }

    /// Returns it as people read it.
    public String words() {
      return file + record.map(number -> " (record " + number + ")").orElse("");
    }
  }

  /// Returns the line `{"type":…,"file":…,"record":…,"rule":…,…}`; without a file, and where the
  /// file has one record, these members are left out.
  public String line(String type, Optional<Source> source) {
    return JsonWriter.object(
        out -> {
          out.text("type", type).text("file", source.map(Source::file));
          source.flatMap(Source::record).ifPresent(number -> out.number("record", number));
          out.textOrNull("rule", rule)
              .textOrNull("call", about.call())
              .textOrNull("resource", about.resource())
              .textOrNull("account", about.account())
              .textOrNull("region", about.region())
              .text("outcome", result.text())
              .text("reason", reason);
        });
  }
}
