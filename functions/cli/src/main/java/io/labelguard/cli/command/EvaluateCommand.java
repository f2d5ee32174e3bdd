package io.labelguard.cli.command;

import io.labelguard.cli.input.InputException;
import io.labelguard.cli.print.Console;
import io.labelguard.cli.print.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
      "or a request that cannot be, such as one for the action GetObject without its service."
    })
public final class EvaluateCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE|-",
      defaultValue = "-",
      description = "The file of JSON lines; - or nothing reads standard input.")
  String file;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  boolean help;

  @Override
  public Integer call() throws IOException {
    try (BufferedReader in = open()) {
      return evaluate(in, spec.commandLine().getOut());
    }
  }

  private static int evaluate(BufferedReader in, PrintWriter out) throws IOException {
    LineEvaluator evaluator = new LineEvaluator();
    int exit = ExitCode.CLEAN;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.isBlank()) {
        continue;
      }
      LineEvaluator.Answer answer = answer(evaluator, line);
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

  // As bytes, so that bytes that are not UTF-8 spoil their own line only.
  private BufferedReader open() throws IOException {
    if (file.equals("-")) {
      return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.ISO_8859_1));
    }
    try {
      return new BufferedReader(
          new InputStreamReader(Files.newInputStream(Path.of(file)), StandardCharsets.ISO_8859_1));
    } catch (NoSuchFileException _) {
      throw new InputException(Console.safe(file) + ": no such file");
    }
  }
}
