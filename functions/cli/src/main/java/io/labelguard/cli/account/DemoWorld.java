package io.labelguard.cli.account;

import io.labelguard.local.world.World;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Reads the account of the demo as it is when the story begins.
public final class DemoWorld {

  private DemoWorld() {}

  public static World read() {
    try (InputStream world = DemoWorld.class.getResourceAsStream("/demo/world.json")) {
      if (world == null) {
        throw new IllegalStateException("demo/world.json is missing from the jar");
      }
      return World.parse(new String(world.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
