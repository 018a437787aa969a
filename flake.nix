{
  description = "Find out where an open source programme office stands, how sure that is, and what to do next";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";

  outputs =
    { self, nixpkgs }:
    let
      manifest = builtins.fromTOML (builtins.readFile ./Cargo.toml);
      systems = [
        "aarch64-darwin"
        "aarch64-linux"
        "x86_64-darwin"
        "x86_64-linux"
      ];
      forEach =
        what:
        builtins.listToAttrs (
          map (system: {
            name = system;
            value = what nixpkgs.legacyPackages.${system};
          }) systems
        );
    in
    {
      packages = forEach (pkgs: {
        default = pkgs.rustPlatform.buildRustPackage {
          pname = manifest.package.name;
          version = manifest.package.version;
          src = self;
          cargoLock.lockFile = ./Cargo.lock;
          buildType = "dist";
          # They want git, a terminal and a browser, and run for ten minutes: see .ci/run.
          doCheck = false;
          installPhase = ''
            runHook preInstall
            bash packaging/stage "$(find target -path '*/dist/ospo' -type f)" "$out"
            runHook postInstall
          '';
          meta = {
            inherit (manifest.package) description;
            homepage = manifest.workspace.package.repository;
            license = pkgs.lib.licenses.asl20;
            mainProgram = "ospo";
          };
        };
      });
    };
}
