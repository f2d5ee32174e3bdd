package io.labelguard.core.doctor;

import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Reservations;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Something that a labeling job needs, and how it stands.
///
/// @param check that judges it
/// @param title in a few words
/// @param resource the ARN of what it is about; empty where it is the job itself
/// @param evidence why its state is so: a finding's or a note's message, or what was seen
/// @param apis the AWS operations by which it is judged, such as `s3:GetBucketPolicy`
public record Prerequisite(
    CheckId check,
    String title,
    State state,
    Optional<String> resource,
    String evidence,
    List<String> apis) {

  /// How it stands.
  public enum State {
    /// Everything that was looked at is as the job needs it.
    OK("ok"),
    /// Something is wrong.
    FINDING("finding"),
    /// It depends on what is not known.
    CANNOT_TELL("cannot-tell"),
    /// It was not looked at, or not all of it.
    NOT_CHECKED("not-checked"),
    /// The job does not need it.
    NOT_APPLICABLE("not-applicable");

    private final String text;

    State(String text) {
      this.text = text;
    }

    /// Returns the word that programs and people see.
    public String text() {
      return text;
    }
  }

  /// The checks that judge by the layers of policies which bind a role.
  private static final Set<CheckId> BY_LAYERS =
      EnumSet.of(
          CheckId.ROLE_UNFIT,
          CheckId.KEY_UNUSABLE,
          CheckId.FUNCTION_UNUSABLE,
          CheckId.STREAM_UNFIT);

  public Prerequisite {
    apis = List.copyOf(apis);
  }

  /// Returns this with what is taken as so in its evidence, where it is well only by that.
  Prerequisite with(Reservations reservations) {
    List<String> sentences = new ArrayList<>(List.of(evidence));
    sentences.addAll(reservations.sentences());
    return state == State.OK && BY_LAYERS.contains(check)
        ? new Prerequisite(check, title, state, resource, String.join(" ", sentences), apis)
        : this;
  }
}
