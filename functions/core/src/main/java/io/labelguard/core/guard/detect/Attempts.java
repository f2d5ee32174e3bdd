package io.labelguard.core.guard.detect;

import io.labelguard.core.check.Checks;
import io.labelguard.core.check.Finding;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.CallFailure;
import io.labelguard.core.report.Headline;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Tries the parts of one event or sweep, and keeps what failed, so that one bucket, job, team or
/// message never ends the others.
///
/// It catches nothing but what the ports throw for a call that failed.
final class Attempts {

  /// What a trouble with failed calls is about.
  static final String CALLS = "account/calls";

  private final Set<CallFailure> failures = new LinkedHashSet<>();
  private int count;
  private boolean jobMissing;
  private final Set<CallFailure> undelivered = new LinkedHashSet<>();

  /// Those that a finding of their own reports.
  private final Set<CallFailure> reported = new LinkedHashSet<>();

  /// Returns the part; empty where it failed.
  <T> Optional<T> of(Supplier<T> part) {
    return or(() -> Optional.of(part.get()), _ -> Optional.empty());
  }

  /// Runs a part.
  void run(Runnable part) {
    or(
        () -> {
          part.run();
          return true;
        },
        _ -> false);
  }

  /// Returns the part, or what stands for it where it failed.
  <T> T or(Supplier<T> part, Function<CallFailure, T> instead) {
    try {
      return part.get();
    } catch (CallFailedException e) {
      failures.add(e.failure());
      count++;
      return instead.apply(e.failure());
    }
  }

  /// Returns what was read; where the call failed it counts as not given.
  <T> Reading<T> reading(Supplier<Reading<T>> call) {
    return or(call, _ -> new Reading.NotGiven<>());
  }

  /// Returns the part, or what stands for it and is a finding by itself.
  <T> T orReported(Supplier<T> part, Function<CallFailure, T> instead) {
    return or(
        part,
        failure -> {
          reported.add(failure);
          return instead.apply(failure);
        });
  }

  /// Publishes something. Where that fails nobody may know of it, so it must be tried again.
  void deliver(Runnable message) {
    try {
      message.run();
    } catch (CallFailedException e) {
      failures.add(e.failure());
      undelivered.add(e.failure());
    }
  }

  /// Adds the calls that failed while live jobs were read: one may be missing.
  void addOfJobs(List<CallFailure> failed) {
    failures.addAll(failed);
    jobMissing = jobMissing || !failed.isEmpty();
  }

  /// Adds calls that failed in an earlier part.
  ///
  /// @param known those of them that a finding of its own reports
  void add(List<CallFailure> failed, List<CallFailure> known) {
    failures.addAll(failed);
    reported.addAll(known);
  }

  /// Notes that a live job may be missing.
  void jobMayBeMissing() {
    jobMissing = true;
  }

  /// Returns what failed and is reported by a finding of its own.
  List<CallFailure> reported() {
    return List.copyOf(reported);
  }

  /// Whether a live job may be missing among those that were read.
  boolean isJobMissing() {
    return jobMissing;
  }

  /// Returns what reads the workforce; where that fails it is not known.
  Supplier<Optional<Workforce>> workforce(GuardContext context) {
    return () -> or(() -> context.sources().teams().workforce(), _ -> Optional.empty());
  }

  /// Returns what reads a private team by its name; where that fails it is not known.
  Function<String, Optional<Workteam>> team(GuardContext context) {
    return name -> or(() -> context.sources().teams().find(name), _ -> Optional.empty());
  }

  /// Publishes what failed and is not yet reported, in one alert.
  void publish(GuardContext context) {
    List<Finding> findings = findings();
    List<String> notes = notes();
    if (findings.isEmpty() && notes.isEmpty()) {
      return;
    }
    List<String> state = unreported().map(CallFailure::attempt).sorted().toList();
    String count =
        state.size() == 1 ? "1 call to AWS failed" : state.size() + " calls to AWS failed";
    List<String> all = new ArrayList<>();
    all.add(count + ", so Labelguard could not judge everything.");
    all.addAll(notes);
    deliver(
        () ->
            context
                .announcer()
                .publish(
                    CALLS,
                    "failed calls\n" + String.join("\n", state),
                    headline(count, context),
                    findings,
                    all));
  }

  private static String headline(String count, GuardContext context) {
    return Headline.about(
        "MEDIUM", "", count + ", not everything was judged", "", context.settings().region());
  }

  /// Returns a finding (LG901) for each failure that is not yet reported, refusals excepted.
  List<Finding> findings() {
    return unreported()
        .filter(failure -> !failure.refused())
        .map(failure -> Checks.callFailed(failure.sentence()))
        .toList();
  }

  /// Returns a sentence for each call that AWS refused.
  List<String> notes() {
    return unreported().filter(CallFailure::refused).map(CallFailure::sentence).toList();
  }

  private Stream<CallFailure> unreported() {
    return failures.stream().filter(failure -> !reported.contains(failure));
  }

  /// Returns how many attempts have failed; one that fails again counts again.
  int count() {
    return count;
  }

  /// Returns everything that failed.
  List<CallFailure> failures() {
    return List.copyOf(failures);
  }

  /// Returns what another try may change: what AWS did not refuse, and every message that was not
  /// published.
  List<CallFailure> toRetry() {
    return failures.stream()
        .filter(failure -> !failure.refused() || undelivered.contains(failure))
        .toList();
  }

  /// Returns the messages that were not published.
  List<CallFailure> undelivered() {
    return List.copyOf(undelivered);
  }
}
