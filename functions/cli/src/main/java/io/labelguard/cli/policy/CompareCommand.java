package io.labelguard.cli.policy;

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
      "It cannot decide where a construct has no known meaning or a limit is exceeded. With",
      "--format json, each request is as labelguard evaluate reads it. Exit code: 0 the same,",
      "1 a difference or cannot decide, 2 bad input."
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
    Comparison none = policies.compare(Identity.NONE);
    Comparison all = policies.compare(Identity.ALL);
    if (console.json()) {
      console.jsonLine(json(Identity.NONE, none));
      console.jsonLine(json(Identity.ALL, all));
    } else {
      new ComparisonPrinter(before, after, console).print(none, all);
    }
    console.out().flush();
    return isSame(none) && isSame(all) ? ExitCode.CLEAN : ExitCode.FINDINGS;
  }

  private static boolean isSame(Comparison comparison) {
    return comparison.more() == Answer.NO && comparison.less() == Answer.NO;
  }

  private static String json(Identity identity, Comparison comparison) {
    return JsonWriter.object(
        out -> {
          out.text("type", "comparison").text("identity", identity.name().toLowerCase(Locale.ROOT));
          out.text("more", comparison.more().text());
          witness("moreWitness", comparison.moreWitness(), out);
          out.text("less", comparison.less().text());
          witness("lessWitness", comparison.lessWitness(), out);
          out.number("atoms", comparison.atoms());
        });
  }

  private static void witness(String name, Optional<Request> witness, JsonWriter out) {
    witness.ifPresent(request -> out.object(name, each -> RequestJson.members(request, each)));
  }

  private static Policy read(Path file) {
    return PolicyFile.anyPolicy(file, PolicyReader::liveOrIdentity);
  }
}
