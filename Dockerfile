FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml .
COPY frontend frontend
COPY src src
COPY script script
RUN mvn --batch-mode --no-transfer-progress package -DskipTests && script/lay-out /image

FROM eclipse-temurin:25-jre
RUN apt-get update && apt-get install --yes --no-install-recommends curl && rm -rf /var/lib/apt/lists/* \
    && useradd --system --no-create-home playground
WORKDIR /opt/playground
# The native library of the tokenizers, unpacked by the start below: the running container writes nothing but to /tmp.
ENV DJL_CACHE_DIR=/opt/playground/djl
COPY --from=build /image/lib lib
COPY --from=build /image/models.jar .
COPY --from=build /image/language-playground.jar .
RUN ["java", "--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-XX:AOTCacheOutput=playground.aot", "-Dspring.context.exit=onRefresh", "-jar", "language-playground.jar"]
RUN chmod -R a+rX djl
USER playground
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD curl --fail --silent http://localhost:${PORT:-8080}/actuator/health
ENTRYPOINT ["java", "--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-XX:AOTCache=playground.aot", "-XX:MaxRAMPercentage=60", "-jar", "language-playground.jar"]
