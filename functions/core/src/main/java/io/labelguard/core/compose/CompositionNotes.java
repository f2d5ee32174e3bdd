package io.labelguard.core.compose;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.LabelingJob.Use;
import io.labelguard.core.labeling.console.ConsolePrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Says what the proof of a policy takes for granted, and what to do before it is put.
final class CompositionNotes {

  private CompositionNotes() {}

  /// @param assumed the paths that are proven only for the networks of the restriction
  static List<String> of(Order order, String account, Set<AccessPath> assumed) {
    LabelingJob job = order.job();
    List<String> notes = new ArrayList<>();
    String networks = String.join(" or ", order.restriction().networkIds());
    if (assumed.contains(AccessPath.WORKERS)) {
      notes.add(
          "Workers must open their tasks from "
              + networks
              + ", with a workforce that is in that VPC and a private team. Whether they do is"
              + " not known here (--workforce FILE).");
    }
    if (assumed.contains(AccessPath.AUTOMATED_LABELING)) {
      notes.add(
          "Automated labeling must leave its subnets ("
              + String.join(", ", job.description().subnets())
              + ") through "
              + networks
              + ". Whether it does is not known here: aws ec2 describe-subnets prints their VPC.");
    }
    if (assumed.contains(AccessPath.FUNCTIONS)) {
      notes.add("A custom function that reads the bucket must run in " + networks + ".");
    }
    foreign(order.restriction().principals(), account).forEach(notes::add);
    if (job.data().isEmpty() && job.locations().stream().anyMatch(at -> at.use() == Use.MANIFEST)) {
      notes.add(
          "The manifest was not read: objects that it lists in other buckets need these buckets"
              + " open, too (labelguard manifest FILE).");
    }
    notes.add(
        "Who may change the bucket's policy may do so from every network, so that a mistake can be"
            + " taken back.");
    notes.add(
        "Labelguard's own functions read the bucket's CORS rules and tags from no VPC: where they"
            + " watch it, give their roles as --principal.");
    notes.add(
        "The bucket is taken to belong to account "
            + account
            + ". Identity policies, SCPs, RCPs, the policies of VPC endpoints and other jobs at the"
            + " bucket were not looked at.");
    notes.add(
        "PutBucketPolicy replaces the policy that the bucket has now: join the statements of both"
            + " where it has one.");
    return List.copyOf(notes);
  }

  private static List<String> foreign(List<ConsolePrincipal> principals, String account) {
    return principals.stream()
        .filter(who -> !who.account().equals(account))
        .map(
            who ->
                who.arn()
                    + " belongs to another account, so it also needs an Allow in the bucket's"
                    + " policy; this policy only stops denying it.")
        .toList();
  }
}
