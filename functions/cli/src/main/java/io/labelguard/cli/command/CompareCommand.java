package io.labelguard.cli.command;

import io.labelguard.cli.input.PolicyFile;
import io.labelguard.cli.input.TextFile;
import io.labelguard.cli.print.Console;
import io.labelguard.cli.print.ExitCode;
import io.labelguard.cli.print.OutputOptions;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.compare.Comparison;
import io.labelguard.policy.compare.Comparison.Answer;
import io.labelguard.policy.compare.Comparison.Identity;
import io.labelguard.policy.compare.PolicyComparison;
import io.labelguard.policy.json.JsonWriter;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.RequestJson;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `labelguard compare`: whether one policy allows anything that another does not.
///
/// Files without any principal are identity policies ([PolicyReader#liveOrIdentity]); actions of
/// other services than S3 are not compared.
@Command(
    name = "compare",
    description =
        "Say exactly whether AFTER allows anything that BEFORE does not allow, and the other way"
            + " round, with a request that shows it.",
    footerHeading = "%nExample:%n",
    footer = {
      "  labelguard compare before.json after.json --format json",
      "",
      "identity none: a request is allowed if an Allow statement covers it and no Deny holds, in"
          + " any",
      "account. identity all: if no Deny holds. Any condition key is assumed to come with any"
          + " action,",
      "which errs on the safe side. Only S3's own actions are compared, each on ARNs" + " of",
      "its type: a policy about another service alone allows nothing.",
      "",
      "A file in which no statement has a Principal or NotPrincipal is read as an identity policy:",
      "its statements then apply to any caller (labelguard evaluate and explain read it so, too)."
          + " A",
      "file in which only some statements have one cannot be read.",
      "",
      "The answer is unknown where a construct cannot be decided or a limit is exceeded. Each"
          + " witness",
      "is a request for labelguard evaluate. Exit code: 0 both ways no, 1 a difference or unknown,",
      "2 bad input."
    })
public final class CompareCommand implements Callable<Integer> {

  @Mixin OutputOptions output;

  @Parameters(
      index = "0",
      paramLabel = "BEFORE",
      description = "The policy before; - reads standard input.")
  Path before;

  @Parameters(index = "1", paramLabel = "AFTER", description = "The policy after.")
  Path after;

  @Override
  public Integer call() {
    Console console = output.console();
    TextFile.onlyOneFromStandardInput(List.of(before, after));
    PolicyComparison policies = new PolicyComparison(read(before), read(after));
    boolean same = true;
    for (Identity identity : List.of(Identity.NONE, Identity.ALL)) {
      Comparison comparison = policies.compare(identity);
      same &= comparison.more() == Answer.NO && comparison.less() == Answer.NO;
      print(identity, comparison, console);
    }
    console.out().flush();
    return same ? ExitCode.CLEAN : ExitCode.FINDINGS;
  }

  private static void print(Identity identity, Comparison comparison, Console console) {
    String name = identity.name().toLowerCase(Locale.ROOT);
    if (console.json()) {
      console.jsonLine(
          JsonWriter.object(
              out -> {
                out.text("type", "comparison").text("identity", name);
                out.text("more", comparison.more().text());
                witness("moreWitness", comparison.moreWitness(), out);
                out.text("less", comparison.less().text());
                witness("lessWitness", comparison.lessWitness(), out);
                out.number("atoms", comparison.atoms());
              }));
      return;
    }
    console.line(
        console.style(
            "bold",
            switch (identity) {
              case NONE -> "By the policy's own Allow statements (identity: none)";
              case ALL -> "Where identity policies allow everything (identity: all)";
            }));
    print("AFTER allows more", comparison.more(), comparison.moreWitness(), console);
    print("AFTER allows less", comparison.less(), comparison.lessWitness(), console);
  }

  private static void print(
      String question, Answer answer, Optional<Request> witness, Console console) {
    console.line("  " + question + ": " + answer.text());
    witness.ifPresent(
        request ->
            console.line(
                "    for example "
                    + Console.safe(JsonWriter.object(out -> RequestJson.members(request, out)))));
  }

  private static void witness(String name, Optional<Request> witness, JsonWriter out) {
    witness.ifPresent(request -> out.object(name, each -> RequestJson.members(request, each)));
  }

  private static Policy read(Path file) {
    return PolicyFile.anyPolicy(file, PolicyReader::liveOrIdentity);
  }
}
