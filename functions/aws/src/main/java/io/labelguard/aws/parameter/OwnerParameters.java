package io.labelguard.aws.parameter;

import io.labelguard.aws.AwsCalls;
import io.labelguard.aws.signed.AnsweredJson;
import io.labelguard.aws.signed.ServiceAddress;
import io.labelguard.aws.signed.SignedAnswer;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.write.WriteSwitch;
import io.labelguard.core.report.text.Escaped;
import io.labelguard.policy.json.JsonWriter;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.servicemetadata.SsmServiceMetadata;

/// Reads the parameters of a stack by GetParameters, one call for all that are asked for. It is
/// tried once.
///
/// @see <a
///     href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameters.html">GetParameters</a>
public final class OwnerParameters implements WriteSwitch {

  /// The value of the switch that lets the guard write; any other stops it.
  public static final String ON = "on";

  /// What stands for an empty list, because Systems Manager takes no empty value.
  public static final String EMPTY = "-";

  private static final String SWITCH = "writes";
  private static final String TARGET = "AmazonSSM.GetParameters";
  private static final int LONGEST = 40;

  /// How many names one call takes.
  private static final int MOST = 10;

  private final SignedCalls ssm;
  private final String folder;

  /// @param ssm calls at [#addressIn], or at another endpoint
  /// @param folder what the names begin with, such as `/labelguard/STACK`
  public OwnerParameters(SignedCalls ssm, String folder) {
    this.ssm = ssm;
    this.folder = folder;
  }

  /// Returns the address of Systems Manager in a Region.
  public static ServiceAddress addressIn(Region region) {
    return new ServiceAddress(
        "ssm", region, URI.create("https://" + new SsmServiceMetadata().endpointFor(region)));
  }

  /// Returns the values by the names that were asked for.
  ///
  /// @param names below the folder, at most ten
  /// @throws CallFailedException where they cannot be read, or one does not exist
  public SortedMap<String, String> values(List<String> names) {
    if (names.size() > MOST) {
      throw new IllegalArgumentException("GetParameters takes " + MOST + " names");
    }
    return AwsCalls.of(
        "read the parameters under " + folder + " with ssm:GetParameters", () -> read(names));
  }

  @Override
  public Optional<String> reasonAgainstWriting() {
    String name = folder + "/" + SWITCH;
    try {
      String value = values(List.of(SWITCH)).getOrDefault(SWITCH, "");
      return ON.equals(value)
          ? Optional.empty()
          : Optional.of(
              "Writes are switched off: the parameter "
                  + name
                  + " of Systems Manager is \""
                  + Escaped.line(value, LONGEST)
                  + "\". Labelguard writes again when it is \"on\".");
    } catch (CallFailedException e) {
      return Optional.of(
          "Whether writes are switched on is not known, so nothing was written: " + e.getMessage());
    }
  }

  private SortedMap<String, String> read(List<String> names) {
    SignedAnswer answer =
        ssm.json(
            TARGET,
            JsonWriter.object(
                out ->
                    out.texts("Names", names.stream().map(name -> folder + "/" + name).toList())));
    if (!answer.ok()) {
      throw answer.jsonFailure();
    }
    SortedMap<String, String> values = new TreeMap<>();
    for (AnsweredJson parameter : answer.json().items("Parameters")) {
      parameter
          .text("Name")
          .filter(name -> name.startsWith(folder + "/"))
          .ifPresent(
              name ->
                  parameter
                      .text("Value")
                      .ifPresent(value -> values.put(name.substring(folder.length() + 1), value)));
    }
    List<String> missing = names.stream().filter(name -> !values.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      throw SdkClientException.create("there is no parameter " + folder + "/" + missing.getFirst());
    }
    return values;
  }
}
