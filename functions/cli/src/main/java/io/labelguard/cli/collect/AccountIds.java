package io.labelguard.cli.collect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The account ids in a world, each with the made-up id that is written instead.
///
/// Any 12 digits are taken for one, unless they are part of a longer run of digits or hexadecimal
/// digits and no ARN or member of the world says that they are an account. Accounts of AWS stay:
/// checks depend on them.
record AccountIds(SortedMap<String, String> replacements) {

  static final int LENGTH = 12;

  private static final Pattern ID = Pattern.compile("(?<![0-9])[0-9]{12}(?![0-9])");

  private static final Pattern OF_A_RUN =
      Pattern.compile(
          "[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9]{12}"
              + "|[0-9a-fA-F]*[a-fA-F][0-9]{12}[0-9a-fA-F]*"
              + "|[0-9]{12}[a-fA-F][0-9a-fA-F]*");

  private static final Pattern OF_AN_ARN =
      Pattern.compile("arn:[\\w-]*:[\\w*-]*:[\\w*-]*:([0-9]{12})(?=:)");

  private static final Pattern OF_A_CALLER =
      Pattern.compile("arn:[\\w-]*:(?:iam|sts):[\\w*-]*:([0-9]{12})(?=:)");

  /// What Ground Truth itself has, in accounts of AWS.
  private static final Pattern OF_GROUND_TRUTH =
      Pattern.compile(
          "arn:[\\w-]*:(?:lambda:[\\w-]*:([0-9]{12}):function:(?:PRE|ACS)-"
              + "|sagemaker:[\\w-]*:([0-9]{12}):labeling-job-algorithm-specification/"
              + "|sagemaker:[\\w-]*:([0-9]{12}):workteam/(?:vendor|public)-crowd/"
              + "|sagemaker:[\\w-]*:(394669845002):human-task-ui/)");

  static AccountIds in(JsonNode world) {
    SortedSet<String> all = ids(ID, world);
    SortedSet<String> replaced = new TreeSet<>(all);
    replaced.removeIf(id -> RedactedTexts.of(world).allMatch(text -> isOnlyInRuns(id, text)));
    replaced.addAll(named(world));
    replaced.removeAll(ofAws(world));
    replaced.remove(BucketCollector.OTHER_ACCOUNT);
    SortedMap<String, String> replacements = new TreeMap<>();
    long next = 100_000_000_000L;
    for (String id : replaced) {
      do {
        next++;
      } while (all.contains(Long.toString(next)));
      replacements.put(id, Long.toString(next));
    }
    return new AccountIds(replacements);
  }

  String replace(String text) {
    return ID.matcher(text).replaceAll(id -> replacements.getOrDefault(id.group(), id.group()));
  }

  private static boolean isOnlyInRuns(String id, String text) {
    return !text.contains(id) || !ids(ID, OF_A_RUN.matcher(text).replaceAll(" ")).contains(id);
  }

  /// Returns the ids that are an account for certain.
  private static SortedSet<String> named(JsonNode world) {
    SortedSet<String> named = ids(OF_AN_ARN, world);
    named.add(world.path("account").asText());
    world.path("buckets").forEach(bucket -> named.add(bucket.path("owner").asText()));
    named.removeIf(id -> id.length() != LENGTH);
    return named;
  }

  /// Returns the accounts of AWS that jobs name. One that is also a caller's, a bucket's owner or
  /// the world's own is a customer's.
  private static Set<String> ofAws(JsonNode world) {
    SortedSet<String> ids = ids(OF_GROUND_TRUTH, world.path("jobs"));
    ids.removeAll(ids(OF_A_CALLER, world));
    ids.remove(world.path("account").asText());
    world.path("buckets").forEach(bucket -> ids.remove(bucket.path("owner").asText()));
    return ids;
  }

  private static SortedSet<String> ids(Pattern pattern, JsonNode node) {
    return RedactedTexts.of(node)
        .flatMap(text -> ids(pattern, text).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static SortedSet<String> ids(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(AccountIds::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String id(MatchResult match) {
    for (int group = 1; group <= match.groupCount(); group++) {
      String id = match.group(group);
      if (id != null) {
        return id;
      }
    }
    return match.group();
  }
}
