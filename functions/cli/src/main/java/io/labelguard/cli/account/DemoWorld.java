package io.labelguard.cli.account;

import io.labelguard.local.world.World;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// Reads the account of the demo as it is when the story begins: its jobs run, and its guard swept
/// once, half an hour before the first event.
public final class DemoWorld {

  private static final Instant SWEPT = Instant.parse("2026-11-20T08:30:00Z");

  private DemoWorld() {}

  public static World read() {
    try (InputStream world = DemoWorld.class.getResourceAsStream("/demo/world.json")) {
      if (world == null) {
        throw new IllegalStateException("demo/world.json is missing from the jar");
      }
      return swept(World.parse(new String(world.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static World swept(World world) {
    return world.withSeen(
        world.buckets().stream()
            .map(bucket -> new World.Seen(bucket.name(), bucket.policy(), SWEPT, SWEPT))
            .toList());
  }
}
