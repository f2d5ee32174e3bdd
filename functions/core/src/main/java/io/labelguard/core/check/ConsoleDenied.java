package io.labelguard.core.check;

import io.labelguard.core.labeling.LabelingJob;
import java.util.List;
import java.util.stream.Stream;

/// LG207: someone who starts jobs in the console is denied a bucket of a live job.
///
/// @see <a
///     href="https://docs.aws.amazon.com/sagemaker/latest/dg/samurai-vpc-labeling-job.html">Run a
///     labeling job in a VPC</a>
final class ConsoleDenied implements Check {

  private static final int MOST_NAMED = 3;

  @Override
  public CheckId id() {
    return CheckId.CONSOLE_DENIED;
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String summary() {
    return "Flags a bucket policy that explicitly denies someone who starts labeling jobs in the"
        + " console what the console needs of a bucket of a live job.";
  }

  @Override
  public List<Finding> findings(JudgedSituation judged) {
    return judged.console().stream()
        .filter(access -> !access.denied().isEmpty())
        .map(this::finding)
        .toList();
  }

  private Finding finding(ConsoleAccess access) {
    List<JudgedNeed> denied = access.denied();
    List<StatementRef> statements = access.denying(denied);
    ConsoleExemption exemption = new ConsoleExemption(access.who(), access.policy(), statements);
    return Finding.of(this, new About.Console(access.bucket().name(), access.who().arn()))
        .because(PathJudgement.actions(denied), statements, message(access, statements, exemption))
        .withFix(
            FixAdvice.none(
                Stream.concat(
                        exemption.advice().stream(), Stream.of("Labelguard exempts no principal."))
                    .toList()));
  }

  private static String message(
      ConsoleAccess access, List<StatementRef> statements, ConsoleExemption exemption) {
    return access.who().arn()
        + " in the console, from an address that is not known and through no VPC endpoint, is"
        + " denied "
        + Wording.list(PathJudgement.actions(access.denied()))
        + " on bucket "
        + access.bucket().name()
        + " by "
        + Wording.statements(statements)
        + ". "
        + exemption.sentence()
        + " "
        + jobs(access.jobsDenied())
        + " there. The console fails for this person when it starts or copies such a job; the jobs"
        + " themselves go on."
        + (access.stale() ? Wording.STALE : "");
  }

  private static String jobs(List<LabelingJob> jobs) {
    List<String> names = jobs.stream().map(Wording::job).toList();
    String named =
        names.size() <= MOST_NAMED + 1
            ? Wording.list(names)
            : String.join(", ", names.subList(0, MOST_NAMED))
                + " and "
                + (names.size() - MOST_NAMED)
                + " more";
    return Wording.sentence(named) + (names.size() == 1 ? " has data" : " have data");
  }
}
