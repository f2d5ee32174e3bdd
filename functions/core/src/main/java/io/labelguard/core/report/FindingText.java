package io.labelguard.core.report;

import io.labelguard.core.check.Finding;
import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.check.StatementRef;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes the causes of one alert as plain text; a fix of several is written once.
final class FindingText {

  private static final Pattern PASTEABLE = Pattern.compile("[A-Za-z0-9._/:-]+");

  private final Alert alert;
  private final Map<FixAdvice, Integer> written = new HashMap<>();

  FindingText(Alert alert) {
    this.alert = alert;
  }

  /// Returns the cause under its number, from 1.
  String of(int number, SharedCause cause) {
    Finding finding = cause.first();
    StringBuilder out = new StringBuilder();
    line(out, "%d. %s %s".formatted(number, finding.severity().name(), finding.check().text()));
    line(out, "   " + Escaped.line(finding.message()));
    named(out, "bucket", finding.bucket());
    named(out, "job", finding.job());
    if (!cause.others().isEmpty()) {
      line(out, "   the same for labeling jobs: " + Escaped.line(cause.others()));
    }
    named(out, "team", finding.team());
    named(out, "access path", finding.path().map(path -> path.id()));
    listed(out, "actions", finding.actions());
    listed(out, "decided by", finding.statements().stream().map(FindingText::name).toList());
    listed(out, "depends on", finding.unknownKeys());
    fix(out, number, finding);
    return out.toString();
  }

  private void fix(StringBuilder out, int number, Finding finding) {
    FixAdvice fix = finding.fix();
    line(out, "   fix: " + fix.status().words());
    fix.reasons().forEach(reason -> line(out, "   - " + Escaped.line(reason)));
    Integer before = fix.diff().isPresent() ? written.putIfAbsent(fix, number) : null;
    if (before != null) {
      line(out, "   the same fix as for finding " + before);
      return;
    }
    fix.diff().ifPresent(diff -> block(out, diff));
    if (fix.policy().isPresent() && finding.bucket().isPresent() && !done(finding)) {
      paste(out, finding.bucket().get(), fix.policy().get());
    }
  }

  private boolean done(Finding finding) {
    return alert
        .applied()
        .filter(outcome -> outcome.result() == FixOutcome.Result.APPLIED)
        .filter(
            outcome ->
                finding.bucket().map(Target::bucket).filter(outcome.target()::equals).isPresent())
        .isPresent();
  }

  /// Writes the commands for the change. They save the current policy, so that it can be put back.
  private void paste(StringBuilder out, String bucket, String policy) {
    if (!PASTEABLE.matcher(bucket + alert.region() + alert.account()).matches()) {
      line(out, "   no command to paste: the bucket's name has characters that no bucket name has");
      return;
    }
    String where =
        "--bucket %s --expected-bucket-owner %s --region %s"
            .formatted(bucket, alert.account(), alert.region());
    line(
        out,
        "   To make this change, first check that no one else has changed the policy, then paste:");
    line(
        out,
        "aws s3api get-bucket-policy %s --query Policy --output text > before.json"
            .formatted(where));
    line(out, "cat > after.json <<'POLICY'");
    out.append(Escaped.block(policy).stripTrailing()).append('\n');
    line(out, "POLICY");
    line(out, "aws s3api put-bucket-policy %s --policy file://after.json".formatted(where));
    line(out, "   To undo it:");
    line(out, "aws s3api put-bucket-policy %s --policy file://before.json".formatted(where));
  }

  private static String name(StatementRef statement) {
    return statement
        .sid()
        .map(sid -> "statement %d (Sid \"%s\")".formatted(statement.index(), sid))
        .orElse("statement %d (no Sid)".formatted(statement.index()));
  }

  private static void named(StringBuilder out, String what, Optional<String> name) {
    name.ifPresent(present -> line(out, "   " + what + ": " + Escaped.line(present)));
  }

  private static void listed(StringBuilder out, String what, List<String> values) {
    if (!values.isEmpty()) {
      String text = values.stream().map(Escaped::line).collect(Collectors.joining(", "));
      line(out, "   " + what + ": " + text);
    }
  }

  private static void block(StringBuilder out, String text) {
    Escaped.block(text).lines().forEach(each -> line(out, "     " + each));
  }

  private static void line(StringBuilder out, String text) {
    out.append(text).append('\n');
  }
}
