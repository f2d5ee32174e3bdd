package io.labelguard.core.check;

import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Reading.NotGiven;
import io.labelguard.core.labeling.key.JobKey;
import io.labelguard.core.labeling.stream.StreamChannel;
import io.labelguard.core.labeling.stream.StreamObstacles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says what of the topics and the queue of streaming jobs was not judged, and why.
final class StreamNotes {

  private StreamNotes() {}

  /// Returns the notes about one job.
  static List<Note> of(LabelingJob job, Situation situation) {
    List<Note> notes = new ArrayList<>();
    notGiven(job, situation).ifPresent(notes::add);
    for (StreamChannel channel : StreamChannel.of(job)) {
      undecided(channel, situation).ifPresent(notes::add);
    }
    KeyNotes.doubts(KeyReview.ofStream(job, situation), situation).stream()
        .map(StreamNotes::note)
        .forEach(notes::add);
    return notes;
  }

  /// Returns one note for each permission that is missing.
  static List<Note> notPermitted(Situation situation) {
    return RefusedReadings.notes(
        CheckId.STREAM_UNFIT,
        "topics and queues of streaming jobs",
        situation.setUp().map(SetUp::channels).stream()
            .flatMap(channels -> channels.values().stream())
            .toList());
  }

  private static Optional<Note> notGiven(LabelingJob job, Situation situation) {
    SetUp setUp = situation.setUp().orElse(SetUp.NOT_GIVEN);
    List<String> open = new ArrayList<>();
    for (StreamChannel channel : StreamChannel.of(job)) {
      if (!channel.isElsewhere() && setUp.factsOf(channel) instanceof NotGiven) {
        open.add(channel.role().text() + " " + channel.arn());
      }
    }
    setUp.keysOfStream(job).stream()
        .filter(key -> !key.isOfAws() && key.isAskedIn(job.region()))
        .map(JobKey::name)
        .filter(key -> setUp.keyOf(key) instanceof NotGiven)
        .distinct()
        .forEach(key -> open.add("KMS key " + key));
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(
            note(
                "the "
                    + Wording.list(open)
                    + " of the streaming job, which "
                    + (situation.setUp().isEmpty()
                        ? "this event does not touch"
                        : (open.size() == 1 ? "was" : "were") + " not given")));
  }

  private static Optional<Note> undecided(StreamChannel channel, Situation situation) {
    StreamObstacles obstacles = StreamUnfit.obstacles(channel, situation);
    return obstacles.undecided().isEmpty()
        ? Optional.empty()
        : Optional.of(
            note(
                "whether the policy of "
                    + channel.role().text()
                    + " "
                    + channel.arn()
                    + " lets the execution role use it ("
                    + Wording.list(obstacles.undecided())
                    + "): that depends on "
                    + Wording.list(obstacles.unknownKeys())
                    + ", not known here"));
  }

  private static Note note(String what) {
    return Note.notChecked(what).withCheck(CheckId.STREAM_UNFIT.text());
  }
}
