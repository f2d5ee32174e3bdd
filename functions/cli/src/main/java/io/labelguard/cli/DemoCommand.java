package io.labelguard.cli;

import io.labelguard.cli.account.Delivery;
import io.labelguard.cli.account.GuardedAccount;
import io.labelguard.cli.account.LocalClock;
import io.labelguard.cli.account.Told;
import io.labelguard.core.check.Finding;
import io.labelguard.core.guard.FixOutcome;
import io.labelguard.core.guard.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `labelguard demo`: the whole story on an embedded local AWS, checked as it is told.
@Command(
    name = "demo",
    description =
        "Tell the whole story on an embedded local AWS: real handlers, real SDK clients, events"
            + " delivered by the rules of template.yaml.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  labelguard demo",
      "  labelguard demo --mode fix",
      "",
      "No AWS account, Docker or Python is needed. Exit code 0 when the story ran as told, else 1."
    })
final class DemoCommand implements Callable<Integer> {

  /// Just after the last event of the story.
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  @Mixin Output output;

  @Option(
      names = "--mode",
      paramLabel = "alert|fix",
      defaultValue = "alert",
      description = "Whether proven fixes are applied, in the local AWS. Default: alert.")
  Settings.Mode mode;

  private final Set<Finding> told = new HashSet<>();
  private final Set<Class<? extends Told>> shown = new HashSet<>();
  private final List<String> surprises = new ArrayList<>();

  @Override
  public Integer call() {
    Console console = output.console();
    AccountPrinter printer = new AccountPrinter(console);
    try (GuardedAccount account =
        GuardedAccount.start(DemoWorld.read(), Home.rules(), mode, new LocalClock(NOW))) {
      int number = 1;
      for (Scene scene : Scene.STORY) {
        heading(console, number++ + ". " + scene.title());
        play(scene, account, printer);
        console.out().flush();
      }
    }
    return end(console);
  }

  private void play(Scene scene, GuardedAccount account, AccountPrinter printer) {
    List<Finding> findings = new ArrayList<>();
    List<FixOutcome> fixes = new ArrayList<>();
    if (scene.events().isEmpty()) {
      findings.addAll(sweep(account));
      fixes.addAll(account.applyFixes());
    }
    for (String name : scene.events()) {
      String event = TextFile.read(Home.file("events").resolve(name));
      account.enact(event);
      Delivery delivery = account.deliver(event);
      printer.delivery("event", Optional.of("events/" + name), delivery);
      findings.addAll(delivery.findings());
      fixes.addAll(account.applyFixes());
    }
    fixes.forEach(printer::fix);
    account.takeRaisedEvents().forEach(raised -> secondPass(account.deliver(raised), printer));
    tell(account.takeMessages(), printer);
    told.addAll(findings);
    compare(scene.title(), "found", scene.expected(), Scene.seen(findings));
    compare(scene.title(), "wrote", scene.written(mode), Scene.wrote(fixes));
  }

  /// Prints the first message of each kind in full, and of later ones the subject: they look alike.
  private void tell(List<Told> messages, AccountPrinter printer) {
    for (Told message : messages) {
      if (output.format == Format.JSON || shown.add(message.getClass())) {
        printer.messages(List.of(message));
      } else {
        printer.inShort(message);
      }
    }
  }

  /// What the sweep finds besides what the events have told already.
  private List<Finding> sweep(GuardedAccount account) {
    Set<String> known = Scene.seen(List.copyOf(told));
    FindingPrinter printer = new FindingPrinter(output.console());
    List<Finding> fresh = new ArrayList<>();
    for (Finding finding : account.sweep().findings()) {
      if (!known.containsAll(Scene.seen(List.of(finding)))) {
        fresh.add(finding);
        printer.print(finding);
      }
    }
    return fresh;
  }

  /// The guard's own write comes back as an event, and must end with nothing to do.
  private void secondPass(Delivery delivery, AccountPrinter printer) {
    printer.delivery("raised", Optional.empty(), delivery);
    if (delivery.findings().stream().anyMatch(finding -> finding.check().equals("LG101"))) {
      surprises.add("the event of the guard's own write did not end the matter");
    }
  }

  private void compare(String title, String verb, List<String> expected, Set<String> seen) {
    if (!new TreeSet<>(expected).equals(seen)) {
      surprises.add(title + ": should have " + verb + " " + expected + " but " + verb + " " + seen);
    }
  }

  private int end(Console console) {
    if (!console.json()) {
      console.line("");
      console.line(
          surprises.isEmpty()
              ? console.style("bold,green", "The story ran as told.")
              : console.style("bold,red", "The story did not run as told:"));
    }
    surprises.forEach(surprise -> console.err().println("  " + Console.safe(surprise)));
    console.out().flush();
    console.err().flush();
    return surprises.isEmpty() ? ExitCode.CLEAN : ExitCode.FINDINGS;
  }

  private static void heading(Console console, String text) {
    if (!console.json()) {
      console.line("");
      console.line(console.style("bold,underline", text));
    }
  }
}
