package io.labelguard.cli.policy;

import io.labelguard.cli.print.Console;
import io.labelguard.policy.compare.Comparison;
import io.labelguard.policy.compare.Comparison.Answer;
import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.Principal;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.RequestResource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Prints the comparison of two policies as text: the answer in one sentence, then each question
/// with a request that shows it.
final class ComparisonPrinter {

  private final String before;
  private final String after;
  private final Console console;

  ComparisonPrinter(Path before, Path after, Console console) {
    boolean differ = !last(before).equals(last(after));
    this.before = differ ? last(before) : before.toString();
    this.after = differ ? last(after) : after.toString();
    this.console = console;
  }

  private static String last(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.equals("-") ? "standard input" : name;
  }

  /// Prints both comparisons.
  ///
  /// @param none by the policies' own Allow statements
  /// @param all where identity policies allow everything
  void print(Comparison none, Comparison all) {
    console.wrapped(Console.safe(sentence(none, all)));
    block("By the policies' own Allow statements alone:", none);
    block("Where identity policies allow everything:", all);
    if (witnesses(none).isEmpty() && witnesses(all).isEmpty()) {
      return;
    }
    console.line("");
    console.wrapped("The requests as labelguard evaluate reads them: --format json");
  }

  private String sentence(Comparison none, Comparison all) {
    Answer more = either(none.more(), all.more());
    Answer less = either(none.less(), all.less());
    String allows = after + " allows what " + before + " denies";
    String denies = after + " denies what " + before + " allows";
    if (more == Answer.YES && less == Answer.YES) {
      return allows
          + example(none.moreWitness(), all.moreWitness())
          + ". It also denies what "
          + before
          + " allows"
          + example(none.lessWitness(), all.lessWitness())
          + ".";
    }
    if (more == Answer.YES) {
      return allows + example(none.moreWitness(), all.moreWitness()) + "." + open(less, "denies");
    }
    if (less == Answer.YES) {
      return denies + example(none.lessWitness(), all.lessWitness()) + "." + open(more, "allows");
    }
    return more == Answer.NO && less == Answer.NO
        ? "The same: " + before + " and " + after + " allow and deny the same requests."
        : "Cannot decide whether " + undecided(more, less) + ".";
  }

  private static Answer either(Answer one, Answer other) {
    if (one == Answer.YES || other == Answer.YES) {
      return Answer.YES;
    }
    return one == Answer.UNKNOWN || other == Answer.UNKNOWN ? Answer.UNKNOWN : Answer.NO;
  }

  private static String open(Answer other, String verb) {
    return switch (other) {
      case UNKNOWN -> " Cannot decide whether it also " + verb + " more.";
      case YES, NO -> " It " + verb + " nothing more.";
    };
  }

  private String undecided(Answer more, Answer less) {
    if (more == Answer.UNKNOWN && less == Answer.UNKNOWN) {
      return after + " allows the same as " + before;
    }
    return more == Answer.UNKNOWN
        ? after + " allows what " + before + " denies; it denies nothing more"
        : after + " denies what " + before + " allows; it allows nothing more";
  }

  private static String example(Optional<Request> one, Optional<Request> other) {
    return one.or(() -> other).map(request -> ": " + asked(request)).orElse("");
  }

  /// Returns what a request asks for, without its condition keys.
  private static String asked(Request request) {
    String resource =
        switch (request.resource()) {
          case RequestResource.Exact(String arn) -> arn;
          case RequestResource.Prefix(String arn) -> "objects under " + arn;
        };
    String caller =
        request.principal().kind() == Principal.Kind.ANONYMOUS
            ? "an anonymous caller"
            : request.principal().name();
    return request.action() + (resource.equals("*") ? "" : " on " + resource) + " by " + caller;
  }

  private static List<Request> witnesses(Comparison comparison) {
    return Stream.of(comparison.moreWitness(), comparison.lessWitness())
        .flatMap(Optional::stream)
        .toList();
  }

  private void block(String heading, Comparison comparison) {
    console.line("");
    console.line(console.style("bold", heading));
    question("allows more", comparison.more(), comparison.moreWitness());
    question("denies more", comparison.less(), comparison.lessWitness());
  }

  private void question(String what, Answer answer, Optional<Request> witness) {
    String name = "  " + Console.safe(after) + " " + what + ": ";
    console.line(name + (answer == Answer.UNKNOWN ? "cannot decide" : answer.text()));
    witness.ifPresent(this::witness);
  }

  private void witness(Request request) {
    console.hanging("    ", Console.safe(asked(request)));
    List<String> keys = new ArrayList<>();
    request
        .context()
        .keys()
        .forEach((key, state) -> value(state).map(text -> key + text).ifPresent(keys::add));
    if (!keys.isEmpty()) {
      console.hanging("    with ", Console.safe(String.join(", ", keys)));
    }
  }

  private static Optional<String> value(KeyState state) {
    return switch (state) {
      case KeyState.Known(List<String> values) ->
          Optional.of(
              values.size() == 1
                  ? " = " + values.getFirst()
                  : values.stream().collect(Collectors.joining(", ", " = [", "]")));
      case KeyState.Foreign _ -> Optional.of(" = any value that neither policy names");
      case KeyState.Absent _,
          KeyState.Unknown _,
          KeyState.Matching _,
          KeyState.Between _,
          KeyState.Within _ ->
          Optional.empty();
    };
  }
}
