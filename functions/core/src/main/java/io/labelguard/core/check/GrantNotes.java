package io.labelguard.core.check;

import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.Reading.Known;
import io.labelguard.core.labeling.Reading.NotGiven;
import io.labelguard.core.labeling.Reading.NotPermitted;
import io.labelguard.core.labeling.RolePolicies;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Says which roles may still be allowed by their own policies what a bucket's policy does not
/// allow any more, where that is not known (LG104).
public final class GrantNotes {

  private final Set<String> notGiven = new TreeSet<>();
  private final Map<String, String> refused = new TreeMap<>();
  private final List<Note> open = new ArrayList<>();

  private GrantNotes() {}

  /// Returns the ARNs of the roles whose own policies decide whether their jobs lost access.
  ///
  /// @param situation with all that is known of the callers but these policies
  public static Set<String> decidingRoles(Situation situation) {
    Set<String> arns = new TreeSet<>();
    RemovedGrant.in(new JudgedSituation(situation)).stream()
        .filter(RemovedGrant::isOfTheOwner)
        .forEach(grant -> grant.job().roleArn().ifPresent(arns::add));
    return arns;
  }

  /// Returns one note for each permission that is missing, one for all roles whose policies were
  /// not given, and one for each role and bucket that depend on something unknown.
  public static List<Note> of(JudgedSituation judged) {
    GrantNotes all = new GrantNotes();
    RemovedGrant.in(judged).stream()
        .filter(RemovedGrant::isOfTheOwner)
        .forEach(grant -> all.add(grant, judged.situation().facts().policiesOf(grant.job())));
    return all.notes();
  }

  private void add(RemovedGrant grant, Reading<RolePolicies> policies) {
    switch (policies) {
      case NotGiven<RolePolicies> _ -> notGiven.add(Wording.role(grant.job()));
      case NotPermitted<RolePolicies>(String permission, String reason) ->
          refused.putIfAbsent(permission, reason);
      case Known<RolePolicies>(RolePolicies role) ->
          grant.where(PolicyChange.Effects.OPEN, role).map(GrantNotes::open).ifPresent(open::add);
    }
  }

  private List<Note> notes() {
    List<Note> notes = new ArrayList<>();
    refused.forEach(
        (permission, reason) ->
            notes.add(
                note(
                    "whether the own policies of execution roles allow what the policy of a bucket"
                        + " no longer does, because AWS refuses "
                        + permission
                        + ". AWS says: "
                        + reason)));
    if (!notGiven.isEmpty()) {
      notes.add(
          note(
              "whether the own policies of "
                  + Wording.list(notGiven)
                  + " allow what the policy of a bucket no longer does: they were not read"));
    }
    open.stream().distinct().forEach(notes::add);
    return List.copyOf(notes);
  }

  private static Note open(RemovedGrant grant) {
    String bucket = grant.bucket().name();
    return note("whether the own policies of "
            + Wording.role(grant.job())
            + " allow "
            + Wording.list(grant.actions())
            + " in bucket "
            + bucket
            + ", which its policy no longer does: that depends on what is not known of the"
            + " request")
        .withBucket(bucket);
  }

  private static Note note(String what) {
    return Note.notChecked(what).withCheck(CheckId.GRANT_REMOVED.text());
  }
}
