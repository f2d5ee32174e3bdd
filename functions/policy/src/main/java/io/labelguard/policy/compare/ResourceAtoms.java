package io.labelguard.policy.compare;

import io.labelguard.policy.atoms.PrefixAtoms;
import io.labelguard.policy.match.Glob;
import io.labelguard.policy.match.PatternClause;
import io.labelguard.policy.match.Template;
import io.labelguard.policy.tables.S3Actions.Target;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Finds the ARNs, by kind of resource, that patterns can distinguish.
///
/// Partitions are those that patterns spell out, and aws.
final class ResourceAtoms {

  /// The resource of an action that has none.
  private static final String ALL_BUCKETS = "arn:aws:s3:::*";

  private static final Set<String> PARTITIONS = Set.of("aws", "aws-cn", "aws-us-gov");

  private final List<PatternClause> resources;
  private final Map<Target, Map<BitSet, String>> byTarget = new EnumMap<>(Target.class);

  private ResourceAtoms(List<PatternClause> resources) {
    this.resources = resources;
  }

  /// Returns for each kind which clauses, by number, cover an ARN together, with such an ARN; empty
  /// past a bound.
  ///
  /// @param resources clauses without policy variables
  /// @param forIdentities whether actions without a resource count
  static Optional<Map<Target, Map<BitSet, String>>> of(
      List<PatternClause> resources, boolean forIdentities) {
    ResourceAtoms atoms = new ResourceAtoms(resources);
    if (!atoms.cutResources()) {
      return Optional.empty();
    }
    if (forIdentities) {
      atoms.byTarget.put(Target.NONE, Map.of(covering(resources, ALL_BUCKETS), ALL_BUCKETS));
    }
    return Optional.of(atoms.byTarget);
  }

  private boolean cutResources() {
    List<Glob> globs = new ArrayList<>();
    Set<String> partitions = new TreeSet<>(Set.of("aws"));
    for (PatternClause clause : resources) {
      globs.addAll(clause.fixed());
      for (Glob glob : clause.fixed()) {
        String[] parts = glob.head().split(":", 3);
        if (parts.length == 3 && PARTITIONS.contains(parts[1])) {
          partitions.add(parts[1]);
        }
      }
    }
    for (String partition : partitions) {
      String s3 = "arn:" + partition + ":s3:";
      boolean cut =
          cut(Target.BUCKET, s3 + "::", s3 + "::?*", globs)
              && cut(Target.OBJECT, s3 + "::", s3 + "::?*/?*", globs)
              && cut(Target.OTHER, s3, s3 + "?*:?*:?*/?*", globs);
      if (!cut) {
        return false;
      }
    }
    return true;
  }

  /// Adds the resources of one kind that the patterns distinguish.
  private boolean cut(Target target, String start, String form, List<Glob> globs) {
    List<Glob> all = new ArrayList<>(new LinkedHashSet<>(globs));
    int formAt = all.size();
    all.add(arn(form));
    int slashAt = all.size();
    all.add(Glob.of("*/*"));
    int colonAt = all.size();
    // A seventh component: no bucket's name has a colon.
    all.add(Glob.of("*:*:*:*:*:*:*"));
    Optional<List<PrefixAtoms.Text>> texts = PrefixAtoms.texts(start, all);
    if (texts.isEmpty()) {
      return false;
    }
    Map<BitSet, String> found = byTarget.computeIfAbsent(target, _ -> new LinkedHashMap<>());
    for (PrefixAtoms.Text text : texts.get()) {
      BitSet matched = text.globs();
      boolean fits =
          matched.get(formAt)
              && (target != Target.BUCKET || (!matched.get(slashAt) && !matched.get(colonAt)));
      if (fits) {
        BitSet covering = covering(resources, text.text());
        found.computeIfAbsent(covering, _ -> telling(target, text.text(), covering));
      }
    }
    return true;
  }

  /// An ARN as people know it, if the patterns do not distinguish it from the one that was found.
  private String telling(Target target, String found, BitSet covering) {
    String[] parts = found.split(":", 6);
    String s3 = "arn:" + parts[1] + ":s3:";
    String name = parts[5];
    String bucket = name.substring(0, Math.max(name.indexOf('/'), 0));
    List<String> known =
        switch (target) {
          case BUCKET -> List.of(s3 + "::amzn-s3-demo-bucket");
          case OBJECT -> List.of(s3 + "::amzn-s3-demo-bucket/key", s3 + "::" + bucket + "/key");
          case OTHER ->
              List.of(
                  s3 + "us-east-1:111122223333:accesspoint/name/object/key",
                  s3 + "us-east-1:111122223333:" + name);
          case NONE -> List.of();
        };
    return known.stream()
        .filter(arn -> covering(resources, arn).equals(covering))
        .findFirst()
        .orElse(found);
  }

  /// A form whose wildcards keep to their components, so that a colon is what it seems.
  private static Glob arn(String form) {
    return Template.verbatim(form)
        .fill(Template.Reading.ARN, _ -> List.of())
        .orElseThrow(() -> new IllegalArgumentException("not an ARN: " + form));
  }

  /// Which clauses, by number, cover a name.
  static BitSet covering(List<PatternClause> clauses, String name) {
    BitSet covering = new BitSet();
    for (int slot = 0; slot < clauses.size(); slot++) {
      covering.set(slot, clauses.get(slot).covers(name));
    }
    return covering;
  }
}
