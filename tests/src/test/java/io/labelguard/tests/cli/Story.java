package io.labelguard.tests.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.labelguard.tests.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/// One command after another in one folder, each a run of its own that knows of the others by the
/// folder alone.
record Story(Path folder) {

  static final String BUCKET = "gt-labeling-data";
  static final Path EVENTS = Repository.root().resolve("events");

  /// The policy under two running jobs is tightened.
  static final Path TIGHTENED = EVENTS.resolve("03-policy-tightened.json");

  Command replay(String mode, Object... more) {
    List<Object> args = new ArrayList<>(List.of("--mode", mode));
    args.addAll(List.of(more));
    return run("replay", args.toArray());
  }

  /// Runs a command on the bucket of the story.
  Command onBucket(String command, Object... more) {
    List<Object> args = new ArrayList<>(List.of("--bucket", BUCKET));
    args.addAll(List.of(more));
    return run(command, args.toArray());
  }

  Command run(String command, Object... more) {
    List<Object> args = new ArrayList<>(List.of(command, "--local", folder, "--format", "json"));
    args.addAll(List.of(more));
    return Command.run(args.toArray());
  }

  /// Shows the fix of the bucket, and applies it.
  Command fixByHand() {
    return onBucket("fix", "--apply", fingerprint());
  }

  String fingerprint() {
    return onBucket("fix").lines("proposal").getFirst().path("fingerprint").asText();
  }

  /// Returns the text of the bucket's policy.
  String policy() {
    return bucket().path("policy").asText();
  }

  /// Returns the bucket as the account holds it.
  JsonNode bucket() {
    return StreamSupport.stream(world().path("buckets").spliterator(), false)
        .filter(bucket -> bucket.path("name").asText().equals(BUCKET))
        .findFirst()
        .orElseThrow();
  }

  JsonNode world() {
    return Command.tree(text("world.json"));
  }

  JsonNode records() {
    return Command.tree(text("records.json"));
  }

  /// Changes what the account holds, as a person would whom no event names.
  void change(String from, String to) {
    String text = text("world.json");
    if (!text.contains(from)) {
      throw new IllegalArgumentException(from);
    }
    Command.file(folder, "world.json", text.replace(from, to));
  }

  private String text(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
