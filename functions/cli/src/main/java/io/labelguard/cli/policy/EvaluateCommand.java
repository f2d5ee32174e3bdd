package io.labelguard.cli.policy;

import io.labelguard.cli.input.RequestFile;
import io.labelguard.cli.input.TextFile;
import io.labelguard.cli.print.ExitCode;
import io.labelguard.cli.print.HelpOption;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `labelguard evaluate`: decides requests, one JSON object a line in, one out, in order.
@Command(
    name = "evaluate",
    description = "Decide requests under bucket policies: JSON lines in, JSON lines out, in order.",
    footerHeading = "%nExample:%n",
    footer = {
      "  echo"
          + " '{\"id\":1,\"policy\":null,\"request\":{\"principal\":\"arn:aws:iam::111122223333:role/R\",",
      "    \"kind\":\"role\",\"action\":\"s3:GetObject\",\"resource\":\"arn:aws:s3:::b/k\","
          + "\"resourceAccount\":\"111122223333\"}}' \\",
      "    | labelguard evaluate",
      "",
      "identityAllows: true (default), false, or null for unknown. A key in none of context,"
          + " unknown",
      "and foreign is absent unless \"others\":\"unknown\". Nothing is derived: aws:PrincipalArn"
          + " counts",
      "only if context has it. Exit code 0 whatever the decisions, 2 if a line was bad: not JSON,",
      "or a request that cannot be, such as one for the action GetObject without its service.",
      "",
      "layers (identity, boundary, scps, rcps, endpoint) and a KMS key's grants are members of a"
          + " line, too:",
      "docs/how-to/evaluate.md."
    })
public final class EvaluateCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE|-",
      defaultValue = "-",
      description = "The file of JSON lines; - or nothing reads standard input.")
  Path file;

  @Mixin HelpOption help;

  @Override
  public Integer call() throws IOException {
    try (BufferedReader in = TextFile.lines(file)) {
      return evaluate(in, spec.commandLine().getOut());
    }
  }

  private int evaluate(BufferedReader in, PrintWriter out) throws IOException {
    LineEvaluator evaluator = new LineEvaluator();
    int exit = ExitCode.CLEAN;
    for (Iterator<String> lines = lines(in); lines.hasNext(); ) {
      LineEvaluator.Answer answer = answer(evaluator, lines.next());
      out.println(answer.json());
      if (answer.bad()) {
        exit = ExitCode.BAD_INPUT;
      }
      if (!in.ready()) {
        out.flush();
      }
    }
    out.flush();
    return exit;
  }

  /// Returns the lines that are not blank. One document that is spread over all lines counts as a
  /// line.
  private Iterator<String> lines(BufferedReader in) throws IOException {
    String first = in.readLine();
    while (first != null && first.isBlank()) {
      first = in.readLine();
    }
    if (first == null) {
      return Collections.emptyIterator();
    }
    Stream<String> rest = in.lines().filter(line -> !line.isBlank());
    if (!RequestFile.begins(first)) {
      return Stream.concat(Stream.of(first), rest).iterator();
    }
    List<String> all = Stream.concat(Stream.of(first), rest).toList();
    String text = String.join(" ", all);
    return RequestFile.isOneRequest(file, text) ? List.of(text).iterator() : all.iterator();
  }

  /// @param bytes the line's bytes, one a character
  private static LineEvaluator.Answer answer(LineEvaluator evaluator, String bytes) {
    try {
      return evaluator.answer(
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
              .toString());
    } catch (CharacterCodingException _) {
      return LineEvaluator.notText();
    }
  }
}
