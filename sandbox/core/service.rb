# frozen_string_literal: true

# Use cases as Discourse writes them: params, model, policy, step, transaction; called with a block
# that says what follows from each outcome.
module Service
  # What a service knows so far; the same for one step says how that went.
  class Context
    def initialize(facts = {})
      @facts = facts
    end

    delegate :[], :[]=, :slice, to: :@facts

    def fail(**facts)
      @facts.merge!(facts)
      @failed = true
    end

    def success? = !@failed
    def failure? = !success?
    def inspect_steps = @facts.filter_map { |key, step| [key, step] if step.try(:failure?) }
    def method_missing(name) = @facts[name]
    def respond_to_missing?(...) = true
  end

  class List < ActiveModel::Type::Value
    def cast_value(value)
      return cast_value(value.split(/[,|]/)) if value.is_a?(String)
      Array.wrap(value).map { |item| Integer(item, exception: false) || item }
    end
  end
  ActiveModel::Type.register(:array, List)

  class Contract
    include ActiveModel::API
    include ActiveModel::Attributes
    include ActiveModel::Validations::Callbacks

    def self.model_name = ActiveModel::Name.new(self, nil, "contract")
    def slice(*names) = attributes.symbolize_keys.slice(*names)
  end

  module Base
    extend ActiveSupport::Concern

    class Failure < StandardError
    end

    class_methods do
      def call(facts = {}, &outcomes)
        context = new(facts).tap(&:run).context
        outcomes ? Outcomes.new(context, outcomes.binding.receiver).decide(&outcomes) : context
      end

      def steps = @steps ||= []
      def params(&block) = steps << [:contract, :default, Class.new(Contract, &block)]
      def policy(name) = steps << [:policy, name]
      def step(name) = steps << [:step, name]

      def model(name = :model, fetch = :"fetch_#{name}", optional: false)
        steps << [:model, name, fetch, optional]
      end

      def transaction
        outer, @steps = steps, []
        yield
        @steps = [*outer, [:transaction, nil, steps]]
      end
    end

    attr_reader :context

    def initialize(facts)
      @context = Context.new({ params: {}, **facts })
    end

    def run
      run_steps(self.class.steps)
    rescue Failure
      # the context says so
    end

    def fail!(error) = stop(error:)

    private

    def run_steps(steps)
      steps.each do |kind, name, *rest|
        @current = context["result.#{kind}.#{name}"] = Context.new
        send("run_#{kind}", name, *rest)
      end
    end

    def run_contract(_name, contract_class)
      names = contract_class.attribute_names.map(&:to_sym)
      contract = contract_class.new(context[:params].to_h.symbolize_keys.slice(*names))
      context[:params] = contract
      stop(errors: contract.errors) if contract.invalid?
    end

    def run_model(name, fetch, optional)
      found = context[name] = run_step(fetch)
      stop(not_found: true) if !optional && (!found || found.try(:empty?))
      stop(invalid: true) if found.try(:has_changes_to_save?) && found.try(:invalid?)
    rescue Failure
      raise
    rescue StandardError => e
      stop(not_found: true, exception: e)
    end

    def run_policy(name)
      run_step(name) || stop
    end

    def run_step(name)
      wanted = method(name).parameters.filter_map { |type, key| key if type == :keyreq }
      send(name, **context.slice(*wanted))
    end

    def run_transaction(_name, steps)
      ActiveRecord::Base.transaction { run_steps(steps) }
    end

    def stop(**facts)
      @current.fail(**facts)
      context.fail
      raise Failure
    end
  end
end
