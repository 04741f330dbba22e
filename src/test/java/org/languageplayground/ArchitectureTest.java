package org.languageplayground;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.languageplayground", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String BASE = "org.languageplayground.";

    @ArchTest
    static final ArchRule UPPER_FLOORS_USE_LOWER_ONES = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .ensureAllClassesAreContainedInArchitecture()
            .layer("start")
            .definedBy(BASE.substring(0, BASE.length() - 1))
            .layer("shell")
            .definedBy(BASE + "shell..")
            .layer("classroom")
            .definedBy(BASE + "classroom..")
            .layer("attention")
            .definedBy(BASE + "attention..")
            .layer("finetuning")
            .definedBy(BASE + "finetuning..")
            .layer("rag")
            .definedBy(BASE + "rag..")
            .layer("classroom")
            .definedBy(BASE + "classroom..")
            .layer("ui")
            .definedBy(BASE + "ui..")
            .layer("compute")
            .definedBy(BASE + "compute..")
            .layer("lab")
            .definedBy(BASE + "lab..")
            .layer("search")
            .definedBy(BASE + "search..")
            .layer("world")
            .definedBy(BASE + "world..")
            .layer("transformer")
            .definedBy(BASE + "transformer..")
            .whereLayer("start")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("shell")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("classroom")
            .mayOnlyBeAccessedByLayers("shell")
            .whereLayer("attention")
            .mayOnlyBeAccessedByLayers("shell")
            .whereLayer("finetuning")
            .mayOnlyBeAccessedByLayers("shell")
            .whereLayer("rag")
            .mayOnlyBeAccessedByLayers("shell")
            .whereLayer("classroom")
            .mayOnlyBeAccessedByLayers("shell")
            .whereLayer("ui")
            .mayOnlyBeAccessedByLayers("shell", "classroom", "attention", "finetuning", "rag")
            .whereLayer("compute")
            .mayOnlyBeAccessedByLayers("shell", "classroom", "attention", "finetuning", "rag", "ui")
            .whereLayer("lab")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("search")
            .mayOnlyBeAccessedByLayers("shell", "classroom", "attention", "finetuning", "rag", "ui", "compute", "lab")
            .whereLayer("world")
            .mayOnlyBeAccessedByLayers("shell", "attention", "finetuning", "rag", "ui", "compute", "lab", "search")
            .whereLayer("transformer")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule MODEL_WORLD_SEARCH_AND_LAB_KNOW_NO_FRAMEWORK = noClasses()
            .that()
            .resideInAnyPackage(
                    BASE + "transformer..",
                    BASE + "world..",
                    BASE + "search..",
                    BASE + "lab..",
                    BASE + "finetuning.calculator..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "com.vaadin..");

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLES =
            slices().matching("org.(**)").should().beFreeOfCycles();
}
