# frozen_string_literal: true

# Use cases as Discourse writes them: params, model, policy, step, transaction; called with a block
# that says what follows from each outcome.
module Service
  class Context
    attr_reader :store

    def initialize(store = {})
      @store = store
      @failed = false
    end

    delegate :[], :[]=, :key?, :to_h, :slice, to: :store

    def fail(**facts)
      @failed = true
      store.merge!(facts)
      self
    end

    def success? = !@failed
    def failure? = @failed

    def inspect_steps
      store.filter_map { |key, value| key if value.is_a?(Context) && value.failure? }.join(", ")
    end

    def method_missing(name, *args)
      args.empty? ? store[name] : super
    end

    def respond_to_missing?(*)
      true
    end
  end

  class Contract
    include ActiveModel::API
    include ActiveModel::Attributes
    include ActiveModel::Validations::Callbacks

    def self.model_name
      ActiveModel::Name.new(self, nil, "contract")
    end

    def slice(*names)
      attributes.symbolize_keys.slice(*names)
    end

    def to_hash
      attributes.symbolize_keys
    end
    alias_method :to_h, :to_hash
  end

  module Base
    class Failure < StandardError
      attr_reader :context

      def initialize(context)
        super("a step failed")
        @context = context
      end
    end

    def self.included(base)
      base.extend(ClassMethods)
    end

    module Steps
      def params(&block)
        contract = Class.new(Contract, &block)
        const_set(:Contract, contract)
        steps << [:contract, :default, contract]
      end

      def options(&block)
        steps << [:options, :default, Class.new(Contract, &block)]
      end

      def model(name = :model, fetch = :"fetch_#{name}", optional: false)
        steps << [:model, name, fetch, optional]
      end

      def policy(name = :default, class_name: nil)
        raise ArgumentError, "policy objects are not offered here" if class_name
        steps << [:policy, name]
      end

      def step(name)
        steps << [:step, name]
      end

      def transaction(&block)
        inner = Object.new.extend(Steps)
        inner.instance_exec(&block)
        steps << [:transaction, nil, inner.steps]
      end

      def steps
        @steps ||= []
      end
    end

    module ClassMethods
      include Steps

      def call(facts = {}, &block)
        return new(facts).run if block.nil?
        Outcome.new(new(facts).run, block.binding.receiver).decide(&block)
      end
    end

    attr_reader :context

    def initialize(facts = {})
      @context = Context.new({ params: {}, **facts.compact })
    end

    def run
      run_steps(self.class.steps)
      context
    rescue Failure => e
      raise unless e.context.equal?(context)
      context
    end

    def fail!(error)
      @current.fail(error:)
      context.fail
      raise Failure.new(context)
    end

    private

    def run_steps(steps)
      steps.each do |kind, name, *rest|
        @current = context["result.#{kind}.#{name}"] = Context.new
        send("run_#{kind}", name, *rest)
      end
    end

    def run_contract(_name, contract_class)
      given =
        context[:params].to_h.symbolize_keys.slice(*contract_class.attribute_names.map(&:to_sym))
      context[:params] = contract = contract_class.new(given)
      stop(errors: contract.errors) if contract.invalid?
      contract.freeze
    end

    def run_options(_name, options_class)
      context[:options] = options_class.new(context[:options].to_h)
    end

    def run_model(name, fetch, optional)
      found = context[name] = perform(fetch)
      stop(not_found: true) if !optional && (!found || found.try(:empty?))
      stop(invalid: true) if found.try(:has_changes_to_save?) && found.try(:invalid?)
    rescue Failure
      raise
    rescue StandardError => e
      stop(not_found: true, exception: e)
    end

    def run_policy(name)
      stop unless perform(name)
    end

    def run_step(name)
      perform(name)
    end

    def run_transaction(_name, steps)
      ActiveRecord::Base.transaction { run_steps(steps) }
    end

    def perform(name)
      called = method(name)
      wanted = called.parameters.filter_map { |type, key| key if type == :keyreq }
      called.call(**context.slice(*wanted))
    end

    def stop(**facts)
      @current.fail(**facts)
      context.fail
      raise Failure.new(context)
    end
  end

  # The block given to `call`: the first condition that holds decides, `on_failure` last.
  class Outcome
    KEYS = {
      on_failed_step: "step",
      on_failed_policy: "policy",
      on_failed_contract: "contract",
    }.freeze

    def initialize(result, receiver)
      @result = result
      @receiver = receiver
      @choices = []
    end

    def decide(&block)
      instance_exec(@result, &block)
      chosen = @choices.detect(&:first)
      return if chosen.nil?
      _, given, action = chosen
      facts = action.parameters.filter_map { |type, key| key if type == :keyreq }
      @receiver.instance_exec(given, **@result.slice(*facts), &action)
    end

    def on_success(&action)
      @choices << [@result.success?, @result, action]
    end

    def on_failure(&action)
      @last = [@result.failure?, @result, action]
      @choices << @last
    end

    def on_model_not_found(name = :model, &action)
      add("model", name, action) { |step| step.not_found }
    end

    def on_model_errors(name = :model, &action)
      step = @result["result.model.#{name}"]
      @choices.unshift([step&.invalid, @result[name], action])
    end

    KEYS.each do |method, kind|
      define_method(method) { |name = :default, &action| add(kind, name, action) }
    end

    private

    def add(kind, name, action)
      step = @result["result.#{kind}.#{name}"]
      holds = step&.failure? && (!block_given? || yield(step))
      @choices.unshift([holds, step, action])
    end
  end
end
