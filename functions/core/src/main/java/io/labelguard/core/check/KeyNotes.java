package io.labelguard.core.check;

import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.Reading.NotGiven;
import io.labelguard.core.labeling.key.JobKey;
import io.labelguard.core.labeling.key.KeyDoubt;
import io.labelguard.core.labeling.key.KeyJudgement;
import io.labelguard.core.labeling.key.KmsKey;
import io.labelguard.core.labeling.key.KmsKeyState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/// Says which KMS keys were not judged, and why.
final class KeyNotes {

  private KeyNotes() {}

  /// Returns the notes about a job's keys.
  static List<Note> of(LabelingJob job, Situation situation) {
    List<Note> notes = new ArrayList<>();
    notGiven(job, situation).ifPresent(notes::add);
    doubts(KeyReview.of(job, situation), situation).stream()
        .map(KeyNotes::note)
        .forEach(notes::add);
    return List.copyOf(notes);
  }

  /// Returns what is not judged of some keys, in words.
  static List<String> doubts(List<KeyJudgement> judged, Situation situation) {
    return judged.stream()
        .flatMap(
            one ->
                one.doubts().stream().flatMap(doubt -> words(doubt, one.key(), situation).stream()))
        .toList();
  }

  /// Returns one note for each permission that is missing.
  static List<Note> notPermitted(Situation situation) {
    SetUp setUp = situation.setUp().orElse(SetUp.NOT_GIVEN);
    List<Reading<?>> readings = new ArrayList<>(setUp.keys().values());
    for (Reading<Optional<KmsKey>> read : setUp.keys().values()) {
      read.known()
          .flatMap(key -> key)
          .ifPresent(
              key -> {
                readings.add(key.policy());
                readings.add(key.grants());
              });
    }
    List<Note> notes =
        new ArrayList<>(
            RefusedReadings.notes(CheckId.KEY_UNUSABLE, "KMS keys of the jobs", readings));
    notes.addAll(
        RefusedReadings.notes(
            CheckId.KEY_UNUSABLE,
            "the keys by which buckets that jobs read encrypt",
            setUp.encryption().values()));
    return List.copyOf(notes);
  }

  private static Optional<Note> notGiven(LabelingJob job, Situation situation) {
    SetUp setUp = situation.setUp().orElse(SetUp.NOT_GIVEN);
    List<String> open = new ArrayList<>();
    List<String> keys =
        setUp.keysOf(job).stream()
            .filter(key -> !key.isOfAws() && setUp.keyOf(key.name()) instanceof NotGiven)
            .filter(key -> key.isAskedIn(job.region()))
            .map(JobKey::name)
            .distinct()
            .toList();
    if (!keys.isEmpty()) {
      open.add("KMS " + (keys.size() == 1 ? "key " : "keys ") + Wording.list(keys));
    }
    List<String> buckets =
        JobKey.inputBuckets(job).stream()
            .filter(bucket -> setUp.encryptionOf(bucket) instanceof NotGiven)
            .toList();
    if (!buckets.isEmpty()) {
      open.add(
          "the default "
              + (buckets.size() == 1 ? "key of bucket " : "keys of buckets ")
              + Wording.list(buckets));
    }
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(
            note(
                Wording.list(open)
                    + (situation.setUp().isEmpty()
                        ? ", which this event does not touch"
                        : ", which "
                            + (keys.size() + buckets.size() == 1 ? "was" : "were")
                            + " not given")));
  }

  /// Returns what is not judged; empty where another note or a finding says it.
  private static Optional<String> words(KeyDoubt doubt, JobKey key, Situation situation) {
    String named = "KMS key " + KeyReview.resource(key, situation);
    String role = Wording.role(key.job());
    return switch (doubt) {
      case KeyDoubt.NotRead _ -> Optional.empty();
      case KeyDoubt.NotReady(KmsKeyState state) ->
          state == KmsKeyState.CREATING
              ? Optional.empty()
              : Optional.of("whether " + named + " works: its state is not known here");
      case KeyDoubt.PolicyNotRead _ ->
          isRefused(key, situation)
              ? Optional.empty()
              : Optional.of("whether " + role + " may use " + named + ": its policy was not read");
      case KeyDoubt.OtherAccount(String account) ->
          Optional.of(
              "whether "
                  + role
                  + " may use "
                  + named
                  + ": it is of account "
                  + account
                  + ", so that its policy cannot be read");
      case KeyDoubt.AwsKeyOfAnother _ ->
          Optional.of(
              key.channel()
                  .map(
                      channel ->
                          "whether "
                              + role
                              + " may use "
                              + channel
                              + ": it is encrypted with AWS's own key of another account")
                  .orElseGet(
                      () ->
                          "whether "
                              + role
                              + " may read objects with the default key of bucket "
                              + key.bucket().orElse("")
                              + ": it is the key aws/s3 of the bucket's account, which no other"
                              + " account can use"));
      case KeyDoubt.NoRole _ ->
          Optional.of("whether the execution role may use " + named + ": the role is not known");
      case KeyDoubt.RoleNotRead(SortedSet<String> actions) ->
          Optional.of(
              "whether the policies of "
                  + role
                  + " allow "
                  + Wording.list(actions)
                  + " on "
                  + named
                  + ", whose own policy leaves it to them: they were not read");
      case KeyDoubt.DependsOn(SortedSet<String> actions, List<String> unknown) ->
          Optional.of(
              "whether "
                  + role
                  + " may "
                  + Wording.list(actions)
                  + " on "
                  + named
                  + ": that depends on "
                  + (unknown.isEmpty()
                      ? "grants that have constraints or were not read"
                      : Wording.list(unknown) + ", not known here"));
    };
  }

  private static boolean isRefused(JobKey key, Situation situation) {
    return situation
        .setUp()
        .flatMap(setUp -> KeyReview.found(key, setUp))
        .filter(found -> found.policy() instanceof Reading.NotPermitted)
        .isPresent();
  }

  private static Note note(String what) {
    return Note.notChecked(what).withCheck(CheckId.KEY_UNUSABLE.text());
  }
}
