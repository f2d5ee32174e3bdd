package io.labelguard.core.check;

import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.policy.model.Condition;
import io.labelguard.policy.model.Statement;
import io.labelguard.policy.value.IpRange;
import io.labelguard.policy.value.NumericValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Says what helps workers who are denied a job's data, statement by statement.
///
/// @param statements those that deny
/// @param addresses the ranges from which they are denied; empty where that is everywhere
record WorkersAdvice(
    PathJudgement judged,
    Workforce workforce,
    List<StatementRef> statements,
    List<String> addresses) {

  private static final BigDecimal MILLISECONDS = BigDecimal.valueOf(60_000);

  /// Returns a sentence for each condition that decides.
  String text() {
    return Deciding.in(judged.policy(), statements).stream()
        .map(kind -> " " + text(kind, kind.of(judged.policy(), statements)))
        .collect(Collectors.joining());
  }

  private String text(Deciding kind, List<StatementRef> of) {
    String where = Wording.statements(of);
    return switch (kind) {
      case ADDRESS -> address(of, where);
      case NETWORK ->
          workforce.vpc().isPresent()
              ? "Exempt that VPC and its S3 endpoint in " + where + "."
              : "Give the workforce a VPC that "
                  + where
                  + " exempts (UpdateWorkforce WorkforceVpcConfig), or leave s3:GetObject on the"
                  + " job's data out of it until the job has finished.";
      case SIGNATURE_AGE ->
          "Raise the limit of s3:signatureAge in "
              + where
              + ", in milliseconds, to what a worker needs for a task.";
      case SIGNATURE_PLACE ->
          "Let presigned URLs (s3:authType REST-QUERY-STRING) pass in "
              + where
              + " for s3:GetObject on the job's data: workers have no other way to it.";
      case PRINCIPAL_ARN ->
          "Add "
              + judged.job().roleArn().orElse("the execution role's ARN")
              + " to the list of aws:PrincipalArn in "
              + where
              + ": the URLs likely carry that role's identity.";
      case ENCRYPTION, TLS, OTHER ->
          "Leave s3:GetObject on the job's data out of " + where + " until the job has finished.";
    };
  }

  private String address(List<StatementRef> of, String where) {
    List<String> own =
        addresses.isEmpty()
            ? workforce.addresses().stream().map(IpRange::text).toList()
            : addresses.stream().map(range -> range.replaceFirst("^part of ", "")).toList();
    String ranges = own.isEmpty() ? "the workers' addresses" : Wording.list(own);
    Condition condition = condition(Deciding.ADDRESS, of).orElseThrow();
    return condition.operator().base().negated()
        ? "Add " + ranges + " to the ranges of " + condition.key() + " in " + where + "."
        : "Take " + ranges + " out of the ranges of " + condition.key() + " in " + where + ".";
  }

  /// Returns the sentence on which links are too old; empty where no age decides.
  String age() {
    List<StatementRef> old = Deciding.SIGNATURE_AGE.of(judged.policy(), statements);
    Optional<BigDecimal> limit =
        condition(Deciding.SIGNATURE_AGE, old).stream()
            .flatMap(each -> each.values().stream())
            .flatMap(value -> NumericValue.parse(value).stream())
            .min(BigDecimal::compareTo);
    return limit
        .map(
            milliseconds ->
                " Links older than "
                    + minutes(milliseconds)
                    + " are refused; Labelguard takes a worker's link to be an hour old.")
        .orElse("");
  }

  private static String minutes(BigDecimal milliseconds) {
    BigDecimal minutes = milliseconds.divide(MILLISECONDS, 1, RoundingMode.HALF_UP);
    String text = minutes.stripTrailingZeros().toPlainString();
    return text + (text.equals("1") ? " minute" : " minutes");
  }

  private Optional<Condition> condition(Deciding kind, List<StatementRef> of) {
    return of.stream()
        .map(ref -> judged.policy().statements().get(ref.index()))
        .map(Statement::conditions)
        .flatMap(List::stream)
        .filter(kind::isAbout)
        .findFirst();
  }

  /// Returns where the workers are, as far as it decides.
  String network() {
    boolean byAddress =
        statements.stream()
            .map(ref -> judged.policy().statements().get(ref.index()))
            .anyMatch(
                statement -> statement.conditions().stream().anyMatch(Deciding.ADDRESS::isAbout));
    List<String> from =
        addresses.isEmpty()
            ? workforce.addresses().stream().map(IpRange::text).toList()
            : addresses;
    String listed =
        byAddress && !from.isEmpty()
            ? "from " + Wording.list(from) + " in SourceIpConfig of workforce " + workforce.name()
            : "";
    return workforce
        .vpc()
        .map(
            vpc ->
                (listed.isEmpty() ? "" : listed + ", ")
                    + "through VPC "
                    + vpc.id()
                    + (listed.isEmpty() ? " of workforce " + workforce.name() : ""))
        .orElse(
            listed.isEmpty()
                ? "from the internet, as workforce " + workforce.name() + " has no VPC"
                : listed);
  }

  /// Returns what is said of the job's role.
  static String urls(LabelingJob job) {
    return "presigned URLs of " + Wording.role(job);
  }
}
