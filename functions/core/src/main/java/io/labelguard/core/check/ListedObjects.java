package io.labelguard.core.check;

import io.labelguard.core.labeling.need.Need;
import io.labelguard.policy.decide.Evaluation;
import io.labelguard.policy.model.Effect;
import io.labelguard.policy.model.ResourceElement;
import io.labelguard.policy.model.Statement;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.RequestResource;

/// How a policy decides on the data objects that a manifest lists in one folder.
///
/// The folder is what a reference has before its last slash, so its objects have no further slash:
/// a statement on what lies deeper says nothing of them.
final class ListedObjects {

  private ListedObjects() {}

  /// Returns how the policy decides a need; every need that is not on listed objects as a whole.
  ///
  /// @param request the need's, as it is asked
  static Evaluation of(Need need, Request request, Decisions decisions) {
    Evaluation whole = decisions.of(request);
    if (!need.ofData()
        || whole.mayHold().isEmpty()
        || need.job().data().filter(data -> data.parents().contains(need.bucket())).isPresent()) {
      return whole;
    }
    String folder = request.resource().arn();
    boolean noneIsOfThem =
        whole.mayHold().stream()
            .map(index -> decisions.policy().statements().get(index))
            .allMatch(statement -> isDenyElsewhere(statement, folder));
    return noneIsOfThem ? decisions.of(oneOf(folder, request)) : whole;
  }

  /// Returns the request for one of the objects: all are decided alike where no statement names
  /// only some.
  private static Request oneOf(String folder, Request request) {
    return new Request(
        request.principal(),
        request.action(),
        new RequestResource.Exact(folder + "object"),
        request.resourceAccount(),
        request.context(),
        request.identityPolicies());
  }

  private static boolean isDenyElsewhere(Statement statement, String folder) {
    ResourceElement resources = statement.resources();
    return statement.effect() == Effect.DENY
        && statement.unreadable().isEmpty()
        && !resources.negated()
        && resources.patterns().stream().allMatch(pattern -> isElsewhere(pattern, folder));
  }

  /// Whether a pattern matches no object of the folder: it goes another way, or on to a further
  /// slash.
  private static boolean isElsewhere(String pattern, String folder) {
    String plain = pattern.split("[*?$]", 2)[0];
    return plain.startsWith(folder)
        ? pattern.indexOf('/', folder.length()) >= 0
        : !folder.startsWith(plain);
  }
}
