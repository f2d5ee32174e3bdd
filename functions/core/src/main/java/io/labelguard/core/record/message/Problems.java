package io.labelguard.core.record.message;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The single problems of a trouble, each as a short hash: enough to see whether one is new.
///
/// @param hashes of [#LENGTH] characters each
public record Problems(SortedSet<String> hashes) {

  /// How many characters a hash has: 48 bits, so that in a set of 15,000 a new problem counts as
  /// known once in ten billion times.
  private static final int LENGTH = 8;

  /// More are not remembered, so that a set fits into one item of a table. What is not remembered
  /// counts as new: there is a message too many, never one too few.
  private static final int MOST = 40_000;

  private static final Pattern HASHES = Pattern.compile("(?:[A-Za-z0-9_-]{" + LENGTH + "})*");

  /// The problem that all others may be there unseen.
  private static final String UNSEEN = hash("what is wrong cannot be seen");

  /// @throws IllegalArgumentException where a hash has another form
  public Problems {
    hashes =
        Collections.unmodifiableSortedSet(
            hashes.stream().limit(MOST).collect(Collectors.toCollection(TreeSet::new)));
    for (String hash : hashes) {
      if (hash.length() != LENGTH || !HASHES.matcher(hash).matches()) {
        throw new IllegalArgumentException("the hash of a problem has another form: " + hash);
      }
    }
  }

  /// Returns the problems that these words stand for.
  public static Problems of(Collection<String> words) {
    return new Problems(
        words.stream().map(Problems::hash).collect(Collectors.toCollection(TreeSet::new)));
  }

  /// Returns the problems that these words stand for, of a look that could not see what is wrong: a
  /// message of them leaves open what earlier ones said.
  public static Problems unseen(Collection<String> words) {
    return of(words).with(new Problems(new TreeSet<>(Set.of(UNSEEN))));
  }

  /// Reads a [#text].
  ///
  /// @throws IllegalArgumentException where the text has another form
  public static Problems ofText(String text) {
    if (!HASHES.matcher(text).matches()) {
      throw new IllegalArgumentException("the hashes of problems have another form");
    }
    SortedSet<String> hashes = new TreeSet<>();
    for (int at = 0; at < text.length(); at += LENGTH) {
      hashes.add(text.substring(at, at + LENGTH));
    }
    return new Problems(hashes);
  }

  /// Returns all hashes as one text.
  public String text() {
    return String.join("", hashes);
  }

  /// Whether none of the others is new.
  boolean cover(Problems others) {
    return hashes.containsAll(others.hashes);
  }

  /// Returns all problems that count as published when the others are published after these. After
  /// a message that leaves open what is wrong, only what it says itself: what is seen next is then
  /// published though it was before.
  Problems then(Problems others) {
    return others.hashes.contains(UNSEEN) ? others : with(others);
  }

  private Problems with(Problems others) {
    SortedSet<String> both = new TreeSet<>(hashes);
    both.addAll(others.hashes);
    return new Problems(both);
  }

  private static String hash(String words) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(hash, LENGTH * 6 / 8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
