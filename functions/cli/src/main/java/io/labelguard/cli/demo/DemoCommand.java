package io.labelguard.cli.demo;

import io.labelguard.cli.account.AllowedWrites;
import io.labelguard.cli.account.DemoWorld;
import io.labelguard.cli.account.GuardedAccount;
import io.labelguard.cli.account.LocalClock;
import io.labelguard.cli.input.Home;
import io.labelguard.cli.input.InputException;
import io.labelguard.cli.print.Console;
import io.labelguard.cli.print.ExitCode;
import io.labelguard.cli.print.OutputOptions;
import io.labelguard.core.guard.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `labelguard demo`: the whole story on an embedded local AWS, checked while it runs.
@Command(
    name = "demo",
    description =
        "Run the whole story on an embedded local AWS: real handlers, real SDK clients, events"
            + " delivered by the rules of template.yaml.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  labelguard demo",
      "  labelguard demo --mode fix",
      "",
      "No AWS account, Docker or Python is needed. Exit code: 0 the story ran as expected, 1 not."
    })
public final class DemoCommand implements Callable<Integer> {

  /// Just after the last event of the story.
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  @Mixin OutputOptions output;

  @Option(
      names = "--mode",
      paramLabel = "alert|fix",
      defaultValue = "alert",
      description = "Whether proven fixes are applied in the local AWS. Default: alert.")
  Settings.Mode mode;

  @Option(
      names = "--details",
      description = "Print every finding, diff, policy and message in full.")
  boolean details;

  private final List<String> surprises = new ArrayList<>();

  @Override
  public Integer call() {
    if (mode == Settings.Mode.TEMPORARY) {
      throw new InputException("the demo runs with --mode alert or fix");
    }
    Console console = output.console();
    LocalClock clock = new LocalClock(NOW);
    try (GuardedAccount account =
        GuardedAccount.start(DemoWorld.read(), Home.rules(), AllowedWrites.of(mode), clock)) {
      Stage stage = new Stage(account, clock, console, details);
      int number = 1;
      for (Scene scene : Scene.story(mode)) {
        if (number > 1 && !console.json()) {
          console.line("");
        }
        heading(console, number++ + ". " + scene.title());
        play(scene, stage);
        console.out().flush();
      }
      surprises.addAll(stage.surprises());
    }
    return end(console);
  }

  private void play(Scene scene, Stage stage) {
    scene.steps().forEach(stage::play);
    Stage.Results results = stage.takeResults();
    compare(
        scene.title(), "found", scene.expectedFindings(), Scene.findingLines(results.findings()));
    compare(scene.title(), "wrote", scene.expectedWrites(mode), Scene.writeLines(results.fixes()));
  }

  private void compare(String title, String verb, List<String> expected, Set<String> actual) {
    if (!new TreeSet<>(expected).equals(actual)) {
      surprises.add(
          title + ": should have " + verb + " " + expected + " but " + verb + " " + actual);
    }
  }

  private int end(Console console) {
    if (!console.json()) {
      console.line("");
      console.line(
          surprises.isEmpty()
              ? console.style("bold,green", "The story ran as expected.")
              : console.style("bold,red", "The story did not run as expected:"));
    }
    surprises.forEach(surprise -> console.err().println("  " + Console.safe(surprise)));
    console.out().flush();
    console.err().flush();
    return surprises.isEmpty() ? ExitCode.CLEAN : ExitCode.FINDINGS;
  }

  private static void heading(Console console, String text) {
    if (!console.json()) {
      console.line(console.style("bold,underline", text));
    }
  }
}
