package io.labelguard.core.report;

import io.labelguard.core.event.Actor;
import io.labelguard.core.event.EventFacts;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who changed what, for people: the names that matter, beside the whole facts.
///
/// @param who such as `user/jo` or `role/AnnotationLead (maria.silva)`
/// @param client such as `aws-cli 2.31.20`; empty where the event names none
/// @param facts all that the event says
public record ReportedChange(String who, Optional<String> client, EventFacts facts) {

  private static final Pattern SESSION =
      Pattern.compile("arn:[^:]*:sts::[^:]*:assumed-role/([^/]+)/(.+)");
  private static final Pattern NAMED = Pattern.compile("arn:[^:]*:[^:]*:[^:]*:[^:]*:(.+)");
  private static final Pattern PRODUCT = Pattern.compile("\\[?([^\\s/\\[\\]]+)/([^\\s\\]]+).*");
  private static final Pattern TERRAFORM = Pattern.compile(".*\\b(Terraform)/([^\\s\\]]+).*");

  static ReportedChange of(EventFacts facts) {
    Actor actor = facts.actor();
    return new ReportedChange(
        actor
            .arn()
            .map(arn -> shortName(arn.replaceAll("\\s+", "_")))
            .or(actor::invokedBy)
            .orElse("a caller whom the event does not name"),
        actor.userAgent().map(ReportedChange::product),
        facts);
  }

  /// Returns the name of a caller: `user/jo`, or `role/AnnotationLead (maria.silva)` for a session.
  public static String shortName(String arn) {
    Matcher session = SESSION.matcher(arn);
    if (session.matches()) {
      return "role/" + session.group(1) + " (" + session.group(2) + ")";
    }
    Matcher named = NAMED.matcher(arn);
    return named.matches() ? named.group(1) : arn;
  }

  /// Returns the first product of a User-Agent header, or the tool that people know.
  private static String product(String userAgent) {
    Matcher terraform = TERRAFORM.matcher(userAgent);
    Matcher first = PRODUCT.matcher(userAgent);
    return terraform.matches()
        ? terraform.group(1) + " " + terraform.group(2)
        : first.matches() ? first.group(1) + " " + first.group(2) : userAgent;
  }
}
