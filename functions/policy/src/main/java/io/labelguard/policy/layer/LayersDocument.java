package io.labelguard.policy.layer;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.Quoted;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.MalformedRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Turns the JSON form of layers (that of `labelguard evaluate`) into [Layers].
///
/// A layer that is absent does not restrict, one that is null was not read, and an empty list
/// allows nothing; so does an empty list of levels.
public final class LayersDocument {

  private static final Set<String> NAMES =
      Set.of("identity", "boundary", "scps", "rcps", "endpoint");

  private final Json.Obj layers;
  private final String text;
  private final Reading reading;

  private LayersDocument(Json.Obj layers, String text, Reading reading) {
    this.layers = layers;
    this.text = text;
    this.reading = reading;
  }

  /// A way to read a policy of a layer.
  public interface Reading {
    /// Reads a policy.
    ///
    /// @param json its JSON: an object, or a string that holds one
    Policy read(String json) throws MalformedPolicyException;
  }

  /// Reads the `layers` object.
  ///
  /// @param text the text that the object's spans point into
  /// @throws MalformedRequestException where a member is not what it must be or a policy cannot be
  ///     read; the message names it
  public static Layers read(Json layers, String text, Reading reading)
      throws MalformedRequestException {
    if (!(layers instanceof Json.Obj object)) {
      throw new MalformedRequestException("layers: must be an object");
    }
    for (Json.Member member : object.members()) {
      String name = member.name().value();
      if (!NAMES.contains(name)) {
        throw new MalformedRequestException(
            "layers: must have no members but identity, boundary, scps, rcps and endpoint, not "
                + Quoted.text(name));
      }
    }
    return new LayersDocument(object, text, reading).read();
  }

  private Layers read() throws MalformedRequestException {
    return new Layers(
        layer("identity"),
        layer("boundary"),
        levels("scps"),
        levels("rcps"),
        layer("endpoint"),
        Optional.of(List.of()),
        Optional.empty());
  }

  private Layer layer(String name) throws MalformedRequestException {
    Optional<Json> value = member(name);
    return value.isPresent() ? policies("layers." + name, value.get()) : Layer.NOT_GIVEN;
  }

  private List<Layer> levels(String name) throws MalformedRequestException {
    return switch (member(name).orElse(null)) {
      case null -> List.of();
      case Json.Null _ -> List.of(Layer.NOT_READ);
      case Json.Arr list when list.items().isEmpty() -> List.of(Layer.of());
      case Json.Arr list -> {
        List<Layer> levels = new ArrayList<>();
        for (int at = 0; at < list.items().size(); at++) {
          levels.add(policies("layers." + name + "[" + at + "]", list.items().get(at)));
        }
        yield levels;
      }
      case Json _ ->
          throw new MalformedRequestException(
              "layers." + name + ": must be a list of levels, each a list of policies, or null");
    };
  }

  private Layer policies(String where, Json value) throws MalformedRequestException {
    return switch (value) {
      case Json.Null _ -> Layer.NOT_READ;
      case Json.Arr list -> {
        List<Policy> policies = new ArrayList<>();
        for (int at = 0; at < list.items().size(); at++) {
          policies.add(policy(where + "[" + at + "]", list.items().get(at)));
        }
        yield new Layer.Policies(policies);
      }
      case Json _ ->
          throw new MalformedRequestException(where + ": must be a list of policies, or null");
    };
  }

  private Policy policy(String where, Json value) throws MalformedRequestException {
    if (!(value instanceof Json.Obj) && !(value instanceof Json.Str)) {
      throw new MalformedRequestException(where + ": must be a policy, as an object or as text");
    }
    try {
      return reading.read(value.span().of(text));
    } catch (MalformedPolicyException e) {
      throw new MalformedRequestException(where + ": " + e.getMessage());
    }
  }

  private Optional<Json> member(String name) throws MalformedRequestException {
    List<Json> all = layers.all(name);
    if (all.size() > 1) {
      throw new MalformedRequestException("layers." + name + ": is given twice");
    }
    return all.stream().findFirst();
  }
}
