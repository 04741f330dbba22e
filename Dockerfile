FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml .
COPY frontend frontend
COPY src src
RUN mvn --batch-mode --no-transfer-progress package -DskipTests

FROM eclipse-temurin:25-jre
RUN apt-get update && apt-get install --yes --no-install-recommends curl && rm -rf /var/lib/apt/lists/* \
    && useradd --system --create-home --home-dir /var/lib/playground playground
USER playground
WORKDIR /var/lib/playground
ENV DJL_CACHE_DIR=/var/lib/playground/.djl
COPY --from=build /build/target/language-playground.war language-playground.war
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD curl --fail --silent http://localhost:${PORT:-8080}/actuator/health
ENTRYPOINT ["java", "--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-jar", "language-playground.war"]
