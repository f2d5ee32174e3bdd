package io.labelguard.core.check;

import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.labeling.Workteam.PresignConstraint;
import java.util.List;
import java.util.Optional;

/// What the findings about a work team's presign constraint share: the team, which constraint fits,
/// and how to set it.
///
/// @see <a
///     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_IamPolicyConstraints.html">IamPolicyConstraints</a>
final class TeamFinding {

  private TeamFinding() {}

  static Finding of(Check check, Workteam team, String message, Optional<Workforce> workforce) {
    return of(check, check.severity(), team, message, workforce);
  }

  static Finding of(
      Check check,
      Severity severity,
      Workteam team,
      String message,
      Optional<Workforce> workforce) {
    return Finding.of(check, new About.Team(team.name()))
        .as(severity)
        .because(message)
        .withFix(fix(team, workforce));
  }

  /// Returns the advice which constraint fits the workforce's network, and what to check before it
  /// is set.
  static String advice(Workteam team, Optional<Workforce> workforce) {
    if (workforce.isEmpty()) {
      return "Enable SourceIp where its workers come from the internet, or VpcSourceIp where the"
          + " workforce has a VPC, and disable the other; the workforce was not given.";
    }
    String name = workforce.get().name();
    return workforce
        .get()
        .vpc()
        .map(
            vpc ->
                "Enable VpcSourceIp and disable SourceIp: workforce "
                    + name
                    + " works through VPC "
                    + vpc.id()
                    + ", which needs an S3 endpoint for that, and the workforce's SourceIpConfig"
                    + " must keep other addresses out of the public portal.")
        .orElseGet(
            () ->
                "Enable SourceIp and disable VpcSourceIp: workforce "
                    + name
                    + " has no VPC."
                    + (workforce.get().dualStack() ? DUAL_STACK : "")
                    + CIDRS);
  }

  private static final String DUAL_STACK =
      " But its portal is dual-stack: a worker who opens it over IPv6 fetches from S3 over IPv4 and"
          + " is refused, so set its IpAddressType to ipv4 first.";

  /// Answers where the workers' own address range belongs.
  static final String CIDRS =
      " To let only some networks open the portal, put their CIDRs on the workforce, in its"
          + " SourceIpConfig (at most ten): SourceIp on the team only ties each link to the address"
          + " of the worker who opened the task.";

  /// Returns the constraint that fits.
  private static PresignConstraint fitting(Workforce workforce) {
    return new PresignConstraint(workforce.vpc().isEmpty(), workforce.vpc().isPresent());
  }

  private static FixAdvice fix(Workteam team, Optional<Workforce> workforce) {
    if (workforce.isEmpty()) {
      return FixAdvice.none("Which constraint fits depends on the workforce, which was not given.");
    }
    if (workforce.get().vpc().isEmpty() && workforce.get().dualStack()) {
      return FixAdvice.none(
          "Neither constraint fits a dual-stack portal: set the workforce's IpAddressType to ipv4"
              + " first. Run: aws sagemaker update-workforce --workforce-name "
              + workforce.get().name()
              + " --ip-address-type ipv4");
    }
    PresignConstraint wanted = fitting(workforce.get());
    return new FixAdvice(
        FixAdvice.Status.PROPOSED,
        Optional.of(diff(team.constraint(), wanted)),
        Optional.empty(),
        List.of(command(team, wanted)));
  }

  private static String diff(PresignConstraint before, PresignConstraint after) {
    StringBuilder diff = new StringBuilder("--- IamPolicyConstraints\n+++ IamPolicyConstraints\n");
    line(diff, "SourceIp", before.sourceIp(), after.sourceIp());
    line(diff, "VpcSourceIp", before.vpcSourceIp(), after.vpcSourceIp());
    return diff.toString();
  }

  private static void line(StringBuilder diff, String name, boolean before, boolean after) {
    if (before == after) {
      diff.append(" ").append(name).append(": ").append(word(after)).append('\n');
    } else {
      diff.append("-").append(name).append(": ").append(word(before)).append('\n');
      diff.append("+").append(name).append(": ").append(word(after)).append('\n');
    }
  }

  private static String command(Workteam team, PresignConstraint wanted) {
    Optional<String> members = members(team);
    return (members.isPresent() ? "Run: " : "Run, with the members that DescribeWorkteam shows: ")
        + "aws sagemaker update-workteam --workteam-name "
        + team.name()
        + " --member-definitions '"
        + members.orElse("<the same members>")
        + "' --worker-access-configuration"
        + " 'S3Presign={IamPolicyConstraints={SourceIp="
        + word(wanted.sourceIp())
        + ",VpcSourceIp="
        + word(wanted.vpcSourceIp())
        + "}}'";
  }

  /// Returns the team's members as JSON that can be in single quotes of a shell.
  private static Optional<String> members(Workteam team) {
    return Optional.ofNullable(team.otherFields().get("MemberDefinitions"))
        .map(json -> json.replace("'", "\\u0027"));
  }

  private static String word(boolean enabled) {
    return enabled ? "Enabled" : "Disabled";
  }
}
