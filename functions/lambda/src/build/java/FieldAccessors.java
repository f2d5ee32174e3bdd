import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Gathers the method references of a request, a response or a part of them in one class.
///
/// The SDK describes each field of a model with references to its getter, to its setter and, if it
/// is a model itself, to its builder. Java makes a class of each while the function starts, and two
/// more of the functions that wrap them to cast what they get. A class for all of a model, which
/// casts itself, says by its number which method is meant.
final class FieldAccessors implements SdkChange {

  private static final Pattern MODEL = Pattern.compile(SERVICES + "(?:\\w+/)+model/\\w+\\.class");
  private static final String SUFFIX = "$Accessors";
  private static final String NUMBER = "number";
  private static final MethodTypeDesc TAKES_NUMBER = MethodTypeDesc.of(CD_void, CD_int);

  private int models;
  private int references;

  /// The method of an interface of Java that a reference stands for.
  private enum Role {
    GETTER(Function.class, "apply", MethodTypeDesc.of(CD_Object, CD_Object)),
    SETTER(BiConsumer.class, "accept", MethodTypeDesc.of(CD_void, CD_Object, CD_Object)),
    BUILDER(Supplier.class, "get", MethodTypeDesc.of(CD_Object));

    private final ClassDesc type;
    private final String method;
    private final MethodTypeDesc methodType;

    Role(Class<?> type, String method, MethodTypeDesc methodType) {
      this.type = type.describeConstable().orElseThrow();
      this.method = method;
      this.methodType = methodType;
    }
  }

  private record Reference(Role role, DirectMethodHandleDesc method) {

    /// The reference that an instruction makes, if it takes no variable with it.
    static Optional<Reference> madeBy(InvokeDynamicInstruction instruction) {
      MethodTypeDesc makes = instruction.typeSymbol();
      for (Role role : Role.values()) {
        if (makes.equals(MethodTypeDesc.of(role.type))) {
          for (ConstantDesc argument : instruction.bootstrapArgs()) {
            if (argument instanceof DirectMethodHandleDesc method
                && !method.methodName().startsWith("lambda$")) {
              return Optional.of(new Reference(role, method));
            }
          }
        }
      }
      return Optional.empty();
    }
  }

  @Override
  public List<Written> change(String name, ClassModel whole) {
    if (!MODEL.matcher(name).matches() || whole.flags().has(AccessFlag.ENUM)) {
      return List.of();
    }
    ClassDesc model = whole.thisClass().asSymbol();
    ClassDesc accessors = ClassDesc.of(model.packageName(), model.displayName() + SUFFIX);
    Gathering gathering = new Gathering(model, accessors);
    byte[] changed =
        ClassFile.of()
            .transformClass(
                whole,
                ClassTransform.transformingMethodBodies(
                    method -> method.methodName().equalsString("<clinit>"), gathering));
    if (gathering.gathered.isEmpty()) {
      return List.of();
    }
    models++;
    references += gathering.gathered.size();
    return List.of(
        new Written(name, changed),
        new Written(
            name.replace(".class", SUFFIX + ".class"), classOf(accessors, gathering.gathered)));
  }

  @Override
  public String account() {
    return "\nIt gathered "
        + references
        + " references to methods of fields from "
        + models
        + " classes NAME in classes NAME"
        + SUFFIX
        + ".\n";
  }

  /// Makes an object with a number where a reference was made, and leaves out the call that wraps
  /// it in a function that casts.
  private static final class Gathering implements CodeTransform {

    private final ClassDesc model;
    private final ClassDesc accessors;
    private final List<Reference> gathered = new ArrayList<>();
    private Optional<Role> last = Optional.empty();

    Gathering(ClassDesc model, ClassDesc accessors) {
      this.model = model;
      this.accessors = accessors;
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      Optional<Reference> reference =
          element instanceof InvokeDynamicInstruction made
              ? Reference.madeBy(made)
              : Optional.empty();
      if (reference.isPresent()) {
        code.new_(accessors)
            .dup()
            .loadConstant(gathered.size())
            .invokespecial(accessors, INIT_NAME, TAKES_NUMBER);
        gathered.add(reference.get());
      } else if (last.isEmpty() || !isWrapperOf(last.get(), element)) {
        code.with(element);
      }
      if (element instanceof Instruction) {
        last = reference.map(Reference::role);
      }
    }

    private boolean isWrapperOf(Role role, CodeElement element) {
      return element instanceof InvokeInstruction call
          && call.owner().asSymbol().equals(model)
          && call.typeSymbol().equals(MethodTypeDesc.of(role.type, role.type));
    }
  }

  private static byte[] classOf(ClassDesc accessors, List<Reference> references) {
    return ClassFile.of()
        .build(
            accessors,
            type -> {
              type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC);
              type.withVersion(ClassFile.JAVA_8_VERSION, 0);
              type.withInterfaceSymbols(Role.GETTER.type, Role.SETTER.type, Role.BUILDER.type);
              type.withField(NUMBER, CD_int, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
              type.withMethodBody(
                  INIT_NAME,
                  TAKES_NUMBER,
                  0,
                  code ->
                      code.aload(0)
                          .invokespecial(CD_Object, INIT_NAME, MTD_void)
                          .aload(0)
                          .iload(1)
                          .putfield(accessors, NUMBER, CD_int)
                          .return_());
              for (Role role : Role.values()) {
                addMethod(type, accessors, role, references);
              }
            });
  }

  /// Adds the method of an interface: it calls the method that the number says.
  private static void addMethod(
      ClassBuilder type, ClassDesc accessors, Role role, List<Reference> references) {
    type.withMethodBody(
        role.method,
        role.methodType,
        ClassFile.ACC_PUBLIC,
        code -> {
          List<SwitchCase> cases = new ArrayList<>();
          for (int number = 0; number < references.size(); number++) {
            if (references.get(number).role() == role) {
              cases.add(SwitchCase.of(number, code.newLabel()));
            }
          }
          Label other = code.newLabel();
          code.aload(0).getfield(accessors, NUMBER, CD_int).lookupswitch(other, cases);
          for (SwitchCase numbered : cases) {
            code.labelBinding(numbered.target());
            call(code, references.get(numbered.caseValue()).method(), role);
          }
          ClassDesc error = ClassDesc.of("java.lang.IllegalStateException");
          code.labelBinding(other)
              .new_(error)
              .dup()
              .invokespecial(error, INIT_NAME, MTD_void)
              .athrow();
        });
  }

  private static void call(CodeBuilder code, DirectMethodHandleDesc method, Role role) {
    MethodTypeDesc takes = method.invocationType();
    for (int parameter = 0; parameter < takes.parameterCount(); parameter++) {
      code.aload(parameter + 1).checkcast(takes.parameterType(parameter));
    }
    MethodTypeDesc type = MethodTypeDesc.ofDescriptor(method.lookupDescriptor());
    switch (method.kind()) {
      case VIRTUAL -> code.invokevirtual(method.owner(), method.methodName(), type);
      case INTERFACE_VIRTUAL -> code.invokeinterface(method.owner(), method.methodName(), type);
      case STATIC -> code.invokestatic(method.owner(), method.methodName(), type);
      default -> throw new IllegalStateException("a reference of an unknown kind: " + method);
    }
    if (role == Role.SETTER) {
      code.return_();
    } else {
      code.areturn();
    }
  }
}
