package io.labelguard.core.fix.proposal;

import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Checks;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.JudgedSituation;
import io.labelguard.core.check.Situation;
import io.labelguard.core.fix.FixPlanner;
import io.labelguard.core.fix.ProposedPrincipal;
import java.util.List;
import java.util.Set;

/// Gives each finding the advice of the proposal of its check.
public final class FixAdvisor {

  private final Proposal denied;
  private final Proposal wrongRegion;
  private final Proposal undecided;
  private final Proposal workers;

  private FixAdvisor(
      JudgedSituation judged,
      List<Finding> findings,
      FixPlanner planner,
      Set<String> companionAccounts) {
    Situation situation = judged.situation();
    PlannedAdvice planned = new PlannedAdvice(situation, planner);
    ProposedPrincipal principal = new ProposedPrincipal(judged, companionAccounts);
    this.denied = new DeniedProposal(situation, findings, planned, principal);
    this.wrongRegion = new WrongRegionProposal(situation, findings, planned, companionAccounts);
    this.undecided = new UndecidedProposal(planned);
    this.workers = new WorkersProposal(planned, principal);
  }

  /// Runs every check and returns what they find, each with its advice.
  ///
  /// @param companionAccounts accounts besides the situation's own that companions exempt
  public static AdvisedFindings advise(Situation situation, Set<String> companionAccounts) {
    JudgedSituation judged = new JudgedSituation(situation);
    return advise(judged, Checks.run(judged), companionAccounts);
  }

  /// Returns findings in their order, each with its advice.
  public static AdvisedFindings advise(
      JudgedSituation judged, List<Finding> findings, Set<String> companionAccounts) {
    FixPlanner planner = new FixPlanner(judged, companionAccounts);
    FixAdvisor advisor = new FixAdvisor(judged, findings, planner, companionAccounts);
    return new AdvisedFindings(judged, findings.stream().map(advisor::advised).toList(), planner);
  }

  private Finding advised(Finding finding) {
    return finding.withFix(proposal(finding.check()).advice(finding));
  }

  private Proposal proposal(CheckId check) {
    return switch (check) {
      case GROUND_TRUTH_DENIED, DATA_DENIED -> denied;
      case WORKERS_DENIED -> workers;
      case WRONG_REGION_ENDPOINT -> wrongRegion;
      case CANNOT_TELL -> undecided;
      case AUTOMATED_LABELING_IN_VPC,
          GRANT_REMOVED,
          OUTPUT_ENCRYPTION,
          BUCKET_ELSEWHERE,
          CORS_TOO_NARROW,
          GUARD_LOCKED_OUT,
          AUTOMATED_LABELING_DENIED,
          FOREIGN_WORKERS_DENIED,
          AUTOMATION_UNFIT,
          KEY_UNUSABLE,
          CONSOLE_DENIED,
          JOB_PROGRESS,
          ROLE_UNFIT,
          FUNCTION_UNUSABLE,
          SETTINGS_REFUSED,
          STREAM_UNFIT,
          TEAM_UNCONSTRAINED,
          TEAM_CONSTRAINT_UNFIT,
          WORKFORCE_OPEN,
          WORKFORCE_VPC_UNFIT,
          LINKS_OPEN_ANYWHERE,
          WRONG_KIND_OF_VALUE,
          MEANING_UNCLEAR,
          NO_TRAIL,
          CHECK_FAILED ->
          Proposal.OF_THE_CHECK;
    };
  }
}
