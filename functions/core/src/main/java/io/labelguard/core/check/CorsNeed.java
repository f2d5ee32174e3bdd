package io.labelguard.core.check;

import io.labelguard.core.labeling.CorsRule;
import io.labelguard.core.labeling.DataObjects;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.LabelingJob.Location;
import io.labelguard.core.labeling.LabelingJob.Use;
import io.labelguard.core.labeling.setup.TaskMedia;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What the browsers of a job's workers need of the CORS rules of one bucket.
///
/// @param methods each must be admitted
/// @param anyHeader whether they may send any header
public record CorsNeed(
    LabelingJob job, String bucket, TaskMedia media, List<String> methods, boolean anyHeader) {

  /// The header of the answer that the page must be able to read.
  public static final String EXPOSED = "Access-Control-Allow-Origin";

  private static final String ANY = "*";

  /// How long a browser may remember the answer, as AWS's page has it.
  private static final int SECONDS = 3000;

  public CorsNeed {
    methods = List.copyOf(methods);
  }

  /// Why rules do not fit a need.
  public enum Misfit {
    /// No rule admits what is asked.
    NONE,
    /// Rules do, for some origins only.
    NARROWER_ORIGINS,
    /// A rule does, for any origin, but does not expose the header.
    NOT_EXPOSED
  }

  /// Returns the needs of a job, one a bucket; none where its tasks load no images, or where
  /// nothing says what they load.
  public static List<CorsNeed> of(LabelingJob job) {
    if (job.data().filter(DataObjects::areOnlyWithin).isPresent()) {
      return List.of();
    }
    TaskMedia media = TaskMedia.of(job);
    return switch (media) {
      case TEXT, NOT_KNOWN -> List.of();
      case IMAGES ->
          dataBuckets(job).stream()
              .map(bucket -> new CorsNeed(job, bucket, media, List.of("GET"), false))
              .toList();
      case VIDEO_FRAMES, POINT_CLOUDS -> {
        Set<String> buckets = new TreeSet<>(dataBuckets(job));
        buckets.addAll(buckets(job, Use.OUTPUT));
        yield buckets.stream()
            .map(bucket -> new CorsNeed(job, bucket, media, List.of("GET", "HEAD", "PUT"), true))
            .toList();
      }
    };
  }

  /// Returns the buckets that hold the data: those that the manifest names, or where it was not
  /// read, its own.
  private static Collection<String> dataBuckets(LabelingJob job) {
    return buckets(job, job.data().isPresent() ? Use.DATA : Use.MANIFEST);
  }

  private static Collection<String> buckets(LabelingJob job, Use use) {
    return job.locations().stream()
        .filter(location -> location.use() == use)
        .map(Location::at)
        .map(at -> at.bucket())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Returns why some rules do not fit; empty where they do. For an origin that is not known the
  /// first rule decides that takes any.
  public Optional<Misfit> misfit(List<CorsRule> rules) {
    List<CorsRule> ofAnyOrigin = rules.stream().filter(CorsRule::fitsAnyOrigin).toList();
    if (!methods.stream().allMatch(method -> first(ofAnyOrigin, method).isPresent())) {
      return Optional.of(
          methods.stream().allMatch(method -> first(rules, method).isPresent())
              ? Misfit.NARROWER_ORIGINS
              : Misfit.NONE);
    }
    return methods.stream()
            .flatMap(method -> first(ofAnyOrigin, method).stream())
            .allMatch(rule -> rule.exposes(EXPOSED))
        ? Optional.empty()
        : Optional.of(Misfit.NOT_EXPOSED);
  }

  /// Returns which of some rules that fit admit what is needed, such as `rule 1 admits GET from *`.
  public String admitted(List<CorsRule> rules) {
    List<CorsRule> ofAnyOrigin = rules.stream().filter(CorsRule::fitsAnyOrigin).toList();
    Map<CorsRule, List<String>> byRule = new LinkedHashMap<>();
    methods.forEach(
        method ->
            first(ofAnyOrigin, method)
                .ifPresent(
                    rule -> byRule.computeIfAbsent(rule, _ -> new ArrayList<>()).add(method)));
    return byRule.entrySet().stream()
        .map(
            entry ->
                "rule %d admits %s from %s"
                    .formatted(
                        rules.indexOf(entry.getKey()) + 1,
                        Wording.list(entry.getValue()),
                        entry.getKey().anyOrigin().orElse(ANY)))
        .collect(Collectors.joining(", "));
  }

  private Optional<CorsRule> first(List<CorsRule> rules, String method) {
    return rules.stream().filter(rule -> admits(rule, method)).findFirst();
  }

  private boolean admits(CorsRule rule, String method) {
    return rule.admits(method) && (!anyHeader || rule.fitsAnyHeader());
  }

  /// Returns what the tasks show.
  String shows() {
    return switch (media) {
      case IMAGES, TEXT, NOT_KNOWN -> "images";
      case VIDEO_FRAMES -> "video frames";
      case POINT_CLOUDS -> "point clouds";
    };
  }

  /// Returns the one rule that is needed.
  CorsRule rule() {
    return rule(List.of(this));
  }

  /// Returns the one rule that is needed by all of these.
  ///
  /// @param needs of one bucket, at least one
  public static CorsRule rule(List<CorsNeed> needs) {
    boolean anyHeader = needs.stream().anyMatch(CorsNeed::anyHeader);
    return new CorsRule(
        Optional.empty(),
        List.of(ANY),
        needs.stream().flatMap(need -> need.methods().stream()).distinct().toList(),
        anyHeader ? List.of(ANY) : List.of(),
        List.of(EXPOSED),
        anyHeader ? Optional.of(SECONDS) : Optional.empty(),
        Collections.emptySortedSet());
  }
}
