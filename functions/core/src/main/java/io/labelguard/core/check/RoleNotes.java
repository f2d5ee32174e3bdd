package io.labelguard.core.check;

import io.labelguard.core.labeling.Arn;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.Reading.NotGiven;
import io.labelguard.core.labeling.RoleFacts;
import io.labelguard.core.labeling.function.CustomFunction;
import io.labelguard.core.labeling.role.ControlPolicies;
import io.labelguard.core.labeling.stream.StreamChannel;
import io.labelguard.policy.request.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says what of execution roles was not judged, and why.
final class RoleNotes {

  private static final String ROLE = "the execution role: ";

  private RoleNotes() {}

  /// Returns why a job's role was not judged, as far as nobody gave what it takes.
  static Optional<Note> notGiven(LabelingJob job, Situation situation) {
    Optional<Arn> role = job.roleArn().flatMap(arn -> Arn.parse(arn, "iam", "role"));
    if (role.isEmpty()) {
      return Optional.of(note(ROLE + "the job names none"));
    }
    if (isOfAnother(role.get(), situation)) {
      return Optional.of(
          note(ROLE + "it is of account " + role.get().account() + ", whose IAM does not answer"));
    }
    Optional<SetUp> setUp = situation.setUp();
    List<String> open = new ArrayList<>();
    Optional<Reading<Optional<RoleFacts>>> facts = setUp.map(read -> read.roleOf(job));
    if (facts.isEmpty() || facts.get() instanceof NotGiven) {
      open.add("whether it exists");
    }
    boolean isMissing = facts.flatMap(Reading::known).filter(Optional::isEmpty).isPresent();
    if (isMissing) {
      return Optional.empty();
    }
    if (facts.flatMap(Reading::known).flatMap(found -> found).flatMap(RoleFacts::trust).isEmpty()
        && !isRefused(facts)) {
      open.add("its trust policy");
    }
    if (situation.facts().policiesOf(job) instanceof NotGiven) {
      open.add("its identity policies and its boundary");
    }
    ControlPolicies controls = setUp.map(SetUp::controls).orElse(ControlPolicies.NOT_GIVEN);
    if (controls.service() instanceof NotGiven) {
      open.add("the SCPs");
    }
    if (controls.resource() instanceof NotGiven) {
      open.add("the RCPs");
    }
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(note(ROLE + Wording.list(open) + ", which were not given"));
  }

  private static boolean isRefused(Optional<Reading<Optional<RoleFacts>>> facts) {
    return facts.filter(Reading.NotPermitted.class::isInstance).isPresent();
  }

  private static boolean isOfAnother(Arn role, Situation situation) {
    return situation.account().filter(own -> !own.equals(role.account())).isPresent();
  }

  /// Returns what the role's own policies do not allow and another policy may, which was not read.
  static Optional<Note> leftToUnread(LabelingJob job, Situation situation) {
    List<String> open =
        job.roleArn()
            .flatMap(arn -> Arn.parse(arn, "iam", "role"))
            .filter(role -> CustomFunction.of(job).size() + StreamChannel.of(job).size() > 0)
            .flatMap(role -> RoleUnfit.access(job, role, situation))
            .map(access -> access.leftToUnread().stream().map(RoleNotes::asked).toList())
            .orElse(List.of());
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(
            note(
                "whether "
                    + Wording.role(job)
                    + " may do what its own policies do not allow ("
                    + Wording.list(open)
                    + "): the policies of these were not read and may allow it"));
  }

  private static String asked(Request request) {
    return request.action() + " on " + RoleDenials.text(request.resource());
  }

  /// Returns one note for each permission that is missing.
  static List<Note> notPermitted(Situation situation) {
    List<Reading<?>> read = new ArrayList<>(situation.facts().policies().values());
    situation
        .setUp()
        .ifPresent(
            setUp -> {
              read.addAll(setUp.roles().values());
              read.add(setUp.controls().service());
              read.add(setUp.controls().resource());
            });
    return RefusedReadings.notes(CheckId.ROLE_UNFIT, "what execution roles may do", read);
  }

  private static Note note(String what) {
    return Note.notChecked(what).withCheck(CheckId.ROLE_UNFIT.text());
  }
}
