package io.labelguard.core.sweep;

import io.labelguard.core.port.ListedJob;
import java.util.List;

/// A part of a sweep that one step can do, and how far it is.
///
/// @param id of the page in its run, such as `buckets-0001`
/// @param names of the buckets or labeling jobs to look at; none for teams, which are listed again
/// @param jobs the live labeling jobs to look at, as they were listed
/// @param done how many of them were looked at
/// @param finished whether nothing is left to do
/// @param result of what was looked at
public record SweepPage(
    String id,
    Kind kind,
    List<String> names,
    List<ListedJob> jobs,
    int done,
    boolean finished,
    SweepResult result) {

  /// What a page has.
  public enum Kind {
    /// Labeling jobs that SageMaker listed as live.
    JOBS("jobs"),
    /// Labeling jobs that the index holds to be live, and that SageMaker did not list.
    UNLISTED_JOBS("unlisted"),
    BUCKETS("buckets"),
    /// All private work teams and the workforce.
    TEAMS("teams");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  public SweepPage {
    names = List.copyOf(names);
    jobs = List.copyOf(jobs);
  }

  /// Returns a page that nobody looked at yet.
  ///
  /// @param number distinguishes the pages of that kind in a run
  public static SweepPage of(Kind kind, int number, List<String> names) {
    return new SweepPage(id(kind, number), kind, names, List.of(), 0, false, SweepResult.NOTHING);
  }

  /// Returns a page of listed labeling jobs.
  public static SweepPage ofJobs(int number, List<ListedJob> jobs) {
    return new SweepPage(
        id(Kind.JOBS, number), Kind.JOBS, List.of(), jobs, 0, false, SweepResult.NOTHING);
  }

  private static String id(Kind kind, int number) {
    return "%s-%04d".formatted(kind.word, number);
  }

  /// Returns this page after more of it was looked at.
  public SweepPage after(int more, SweepResult found) {
    return new SweepPage(id, kind, names, jobs, done + more, finished, result.plus(found));
  }

  /// Returns this page with nothing left to do.
  public SweepPage ended(SweepResult found) {
    return new SweepPage(id, kind, names, jobs, done, true, result.plus(found));
  }
}
