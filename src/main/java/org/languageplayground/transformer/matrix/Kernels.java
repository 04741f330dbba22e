package org.languageplayground.transformer.matrix;

/** Chooses the kernel once, at start: the JDK's Vector API where its module is present, plain loops otherwise. */
public final class Kernels {
    private static final Kernel ACTIVE =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent() ? new VectorKernel() : new PlainKernel();

    private Kernels() {}

    /** The kernel that every layer uses. */
    public static Kernel active() {
        return ACTIVE;
    }
}
