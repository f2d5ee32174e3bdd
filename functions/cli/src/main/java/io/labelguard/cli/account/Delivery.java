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

  /// Returns the line `{"type":…,"file":…,"rule":…,…}`; without a file, that member is left out.
  public String line(String type, Optional<String> file) {
    return JsonWriter.object(
        out ->
            out.text("type", type)
                .text("file", file)
                .textOrNull("rule", rule)
                .textOrNull("call", about.call())
                .textOrNull("resource", about.resource())
                .textOrNull("account", about.account())
                .textOrNull("region", about.region())
                .text("outcome", result.text())
                .text("reason", reason));
  }
}
