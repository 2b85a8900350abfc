# frozen_string_literal: true

module Scale
  # A database of the benchmark's own, with the schema of the one Discourse runs on.
  class Database
    def initialize(name)
      @name = name
    end

    def use!(fresh:)
      config = ActiveRecord::Base.connection_db_config.configuration_hash
      template = config[:database]
      ActiveRecord::Base.connection_handler.clear_all_connections!
      server =
        PG.connect(**config.slice(:host, :port, :user, :password).compact, dbname: "postgres")
      server.exec("DROP DATABASE IF EXISTS #{@name}") if fresh
      if server.exec_params("SELECT 1 FROM pg_database WHERE datname = $1", [@name]).none?
        server.exec("CREATE DATABASE #{@name} TEMPLATE #{template}")
      end
      server.close
      ActiveRecord::Base.establish_connection(config.merge(database: @name))
      SiteSetting.refresh!
      Discourse.cache.clear
    end
  end
end
