package io.labelguard.core.check;

import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.decide.Evaluation;
import io.labelguard.policy.model.Condition;
import io.labelguard.policy.model.Effect;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Statement;
import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.Request;
import java.util.List;

/// Finds the Deny statements of a policy that keep other callers on the internet from what a
/// worker's link opens, and exempt the link's signer by `aws:PrincipalArn`.
///
/// For one event on one thread.
final class RoleExemptions {

  private static final KeyState ABSENT = new KeyState.Absent();

  private final BucketJudgement at;
  private final KeyState address;
  private final List<Candidate> candidates;

  /// A statement that may exempt the signer.
  ///
  /// @param alone decides as if the policy had no other
  /// @param always decides as if it had no conditions either
  private record Candidate(Statement statement, Decisions alone, Decisions always) {}

  RoleExemptions(BucketJudgement at) {
    this.at = at;
    this.address = KeyState.of(UnnamedAddress.in(at.policy()).text());
    this.candidates =
        at.policy().statements().stream()
            .filter(RoleExemptions::isCandidate)
            .map(
                statement ->
                    new Candidate(statement, only(statement), only(statement.with(List.of()))))
            .toList();
  }

  /// Whether a policy has a statement that may exempt someone so.
  static boolean isPossible(Policy policy) {
    return policy.statements().stream().anyMatch(RoleExemptions::isCandidate);
  }

  /// Whether a condition is about the network that a request comes from.
  static boolean isOfNetwork(Condition condition) {
    return Deciding.ADDRESS.isAbout(condition) || Deciding.NETWORK.isAbout(condition);
  }

  private static boolean isCandidate(Statement statement) {
    return statement.effect() == Effect.DENY
        && statement.conditions().stream().anyMatch(Deciding.PRINCIPAL_ARN::isAbout)
        && statement.conditions().stream().anyMatch(RoleExemptions::isOfNetwork);
  }

  /// Returns the statements that exempt the signer of a link; none where another Deny keeps the
  /// link from opening on the internet.
  ///
  /// @param link asks for what the link opens, from a network of which nothing is known
  List<Statement> of(Request link) {
    if (candidates.isEmpty() || JudgedNeed.isDenied(at.decisions().of(fromTheInternet(link)))) {
      return List.of();
    }
    return candidates.stream()
        .filter(each -> covers(each, link) && exempts(each, link) && deniesOthers(each, link))
        .map(Candidate::statement)
        .toList();
  }

  /// A statement on a part of the objects says nothing of those that the manifest lists.
  private static boolean covers(Candidate candidate, Request link) {
    return candidate.always().of(link).decision() == Decision.EXPLICITLY_DENIED;
  }

  private static boolean exempts(Candidate candidate, Request link) {
    return !mayHold(candidate.alone().of(link));
  }

  /// Only the ARN differs, so that it is what exempts the signer.
  private boolean deniesOthers(Candidate candidate, Request link) {
    Request other = with(fromTheInternet(link), "aws:PrincipalArn", new KeyState.Matching("arn:*"));
    return mayHold(candidate.alone().of(other));
  }

  private static boolean mayHold(Evaluation evaluation) {
    return !evaluation.denyStatements().isEmpty() || !evaluation.mayHold().isEmpty();
  }

  private Request fromTheInternet(Request link) {
    Request from = link;
    for (Deciding kind : List.of(Deciding.ADDRESS, Deciding.NETWORK)) {
      for (String key : kind.keys()) {
        from = with(from, key, ABSENT);
      }
    }
    return with(from, "aws:SourceIp", address);
  }

  private static Request with(Request request, String key, KeyState state) {
    return request.with(request.context().with(key, state));
  }

  private Decisions only(Statement statement) {
    return new Decisions(at.policy().with(List.of(statement)));
  }
}
